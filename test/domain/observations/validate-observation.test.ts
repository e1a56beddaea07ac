import { describe, expect, it } from 'vitest';

import { kinds } from '../../../src/domain/observations/kinds';
import { validateObservation, validateObservations } from '../../../src/domain/observations/validate-observation';
import { sampleData } from '../../../src/domain/sample/sample-data';
import { wholeFacts } from '../../support/fixtures/whole-facts';
import { usageSeries } from '../../support/observations';
import { payload, payloadNames, readAs } from '../../support/payload';

const one = usageSeries(1)[0] as unknown as Record<string, unknown>;

/** Every copy of a value in which one field, at any depth, holds something of another type, by the field's path. */
function spoiled(value: unknown): [path: string, copy: unknown][] {
  if (typeof value !== 'object' || value === null) return [['', { of: 'another type' }]];
  const deeper = Object.entries(value).flatMap(([key, inner]) =>
    spoiled(inner).map(([path, copy]): [string, unknown] => [
      `.${key}${path}`,
      Array.isArray(value) ? value.with(Number(key), copy) : { ...value, [key]: copy },
    ]),
  );
  return [['', 'text'], ...deeper];
}

describe('validateObservation', () => {
  it('lets every kind of a sample month through, whole', () => {
    const all = sampleData({ now: Date.UTC(2026, 10, 1), zone: 'Europe/Berlin' });
    expect(new Set(all.map(({ kind }) => kind)).size).toBeGreaterThan(6);
    for (const observation of all)
      expect(validateObservation(observation)?.facts, observation.kind).toEqual(observation.facts);
  });

  it.each([
    ['usage', 'usage-'],
    ['resets', 'reset-credits-2026'],
    ['balance', 'remaining-balance'],
    ['referral-offer', 'referral-eligibility'],
    ['invites', 'referral-tracking'],
    ['daily-usage', 'daily-token'],
  ] as const)('lets every recorded body of %s through as it was parsed', (kind, prefix) => {
    const names = payloadNames.filter((name) => name.startsWith(prefix));
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      const read = readAs(kind, payload(name.replace(/\.json$/, '')));
      if (!read.ok) continue;
      expect(validateObservation({ ...one, kind, facts: read.value.facts })?.facts, name).toEqual(read.value.facts);
    }
  });

  it.each(kinds)(
    'lets %s with every field there is through, and turns it away with any one of another type',
    (kind) => {
      const whole = { ...one, kind, facts: wholeFacts[kind] };
      expect(validateObservation(whole)?.facts).toEqual(wholeFacts[kind]);
      const copies = spoiled(wholeFacts[kind]);
      expect(copies.length).toBeGreaterThan(Object.keys(wholeFacts[kind]).length);
      for (const [path, facts] of copies)
        expect(validateObservation({ ...one, kind, facts }), `facts${path}`).toBeNull();
    },
  );

  it('keeps fields it does not know, and names the content anew', () => {
    const later = { ...one, id: 'a lie', later: { deep: true } };
    const accepted = validateObservation(later);
    expect(accepted).toMatchObject({ later: { deep: true } });
    expect(accepted?.id).toMatch(/^[\w-]{22}$/);
  });

  it.each([
    ['no observation at all', 'hello'],
    ['null', null],
    ['an unknown kind', { ...one, kind: 'weather' }],
    ['an unknown source', { ...one, source: 'rumour' }],
    ['half a second', { ...one, at: 1_790_000_000_500 }],
    ['the year 2200', { ...one, at: Date.UTC(2200) }],
    ['an account without a key', { ...one, account: '' }],
    ['an account as long as a novel', { ...one, account: 'x'.repeat(200) }],
    ['facts of another kind', { ...one, kind: 'resets' }],
    [
      'a percentage in words',
      {
        ...one,
        facts: {
          ...(one.facts as object),
          windows: [{ limit: 'codex', seconds: 1, usedPercent: 'all', resetsAt: 1.8e12 }],
        },
      },
    ],
  ])('turns away %s', (_, value) => {
    expect(validateObservation(value)).toBeNull();
  });
});

describe('validateObservations', () => {
  it('takes each once and counts what it turned away', () => {
    const all = usageSeries(3);
    expect(validateObservations([...all, ...all, null, 7])).toEqual({ accepted: all, refused: 2 });
  });
});
