import { describe, expect, it } from 'vitest';
import type { HeadroomEvent } from '../../../src/domain/events/event';
import { changesOf } from '../../../src/ui/events/event-change';
import { isNotable, typesFor } from '../../../src/ui/events/event-kinds';
import { now } from '../../support/fixtures/account-view';
import { testTranslator } from '../../support/translator';

const { spell } = testTranslator({ place: { zone: 'Europe/Berlin', locale: 'en-GB' }, now: () => now });
const spelled = (one: HeadroomEvent) =>
  changesOf(one).map(({ what, before, after }) => ({
    what: spell(what),
    before: before && spell(before),
    after: after && spell(after),
  }));
const event = (change: Partial<HeadroomEvent>): HeadroomEvent => ({
  id: 'e',
  type: 'reset-redeemed',
  at: now,
  between: null,
  windows: [],
  before: {},
  after: {},
  evidence: [],
  confirmed: true,
  confidence: 1,
  notes: [],
  ...change,
});

describe('changesOf', () => {
  it('sets use and end of each window side by side', () => {
    const windows = [{ limit: 'codex', seconds: 604_800 }];
    const before = { 'codex/604800': { usedPercent: 99.6, resetsAt: now } };
    const after = { 'codex/604800': { usedPercent: 0, resetsAt: now + 86_400_000 } };
    expect(spelled(event({ windows, before, after }))).toEqual([
      { what: 'Weekly used', before: '99%', after: '0%' },
      { what: 'Weekly full again', before: 'Sat 21 Nov, 14:18', after: 'Sun 22 Nov, 14:18' },
    ]);
  });

  it('reads plain sides, leaves out what stayed the same and what is no plain value', () => {
    const before = { balance: '300', plan: 'plus', grants: [1] };
    const after = { balance: '260', plan: 'plus', grants: [2] };
    expect(spelled(event({ before, after }))).toEqual([{ what: 'balance', before: '300', after: '260' }]);
  });

  it('says what was there before nothing', () => {
    expect(spelled(event({ after: { available: 2 } }))).toEqual([{ what: 'resets held', before: null, after: '2' }]);
  });
});

describe('which events are listed', () => {
  it('holds back the ends that came as announced, until all are asked for', () => {
    expect(typesFor('notable')).not.toContain('cycle-ended');
    expect(typesFor('windows')).toContain('cycle-ended');
    expect(typesFor('all')).toBeUndefined();
    expect(isNotable({ type: 'early-reset' })).toBe(true);
  });

  it('sorts every event under one subject', () => {
    const subjects = (['windows', 'bank', 'credits', 'referral'] as const).flatMap((each) => typesFor(each) ?? []);
    expect(new Set(subjects).size).toBe(subjects.length);
    expect(typesFor('bank')).toEqual(['reset-redeemed', 'reset-granted', 'reset-expired', 'reset-vanished']);
  });
});
