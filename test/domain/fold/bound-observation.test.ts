// The parsers and the size of a state hold too; these caps are what keeps the fold itself small on the way between them.
import { describe, expect, it } from 'vitest';
import { boundObservation, mostEntries } from '../../../src/domain/fold/bound-observation';
import type { Observation, UsageFacts } from '../../../src/domain/observations/observation';
import { resetList, usageSeries } from '../../support/observations';

const many = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index));
const [usage] = usageSeries(1) as [Observation & { readonly facts: UsageFacts }];
const boundUsage = (facts: Partial<UsageFacts>) =>
  boundObservation({ ...usage, facts: { ...usage.facts, ...facts } } as Observation).facts as UsageFacts;

describe('what one body may bring into the state', () => {
  it('is the body itself where it is as small as real ones are', () => {
    expect(boundObservation(usage)).toBe(usage);
  });

  it('is 64 windows, the account’s own first, and says that it is part of them', () => {
    const window = (limit: string) => ({ limit, seconds: 18_000, usedPercent: 1, resetsAt: usage.at });
    const windows = [...many(3_000, (index) => window(`limit-${index}`)), window('codex')] as UsageFacts['windows'];
    const bounded = boundUsage({ windows });
    expect(bounded.windows).toHaveLength(mostEntries);
    expect(bounded.windows[0]?.limit).toBe('codex');
    expect(bounded.partial).toBe(true);
  });

  it('is 64 gates and models, with eight models in place of each', () => {
    const gates = many(3_000, (index) => ({ limit: `limit-${index}`, allowed: true, reached: false }));
    const model = { available: true, availableAt: null, fallbacks: many(50, String) };
    const models = many(3_000, (index) => ({ slug: `model-${index}`, ...model })) as unknown as UsageFacts['models'];
    const bounded = boundUsage({ gates: gates as UsageFacts['gates'], models });
    expect([bounded.gates.length, bounded.models.length]).toEqual([mostEntries, mostEntries]);
    expect(bounded.models.every(({ fallbacks }) => fallbacks?.length === 8)).toBe(true);
  });

  it('is 100 resets, and says that it is part of them', () => {
    const list = resetList(usage.at);
    if (list.kind !== 'resets') throw new Error('no list');
    const [reset] = list.facts.resets;
    const resets = many(900, (index) => ({ ...reset, key: `reset-${index}` }));
    const bounded = boundObservation({ ...list, facts: { ...list.facts, resets } } as Observation);
    expect(bounded.facts).toMatchObject({ partial: true, resets: { length: 100 } });
  });
});
