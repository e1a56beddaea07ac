// Ids of packed observations are computed when they are read. A year of them must be folded without computing most.
import { describe, expect, it } from 'vitest';
import { foldAll } from '../../../src/domain/fold/fold';
import type { Observation } from '../../../src/domain/observations/observation';
import { identified, observationId } from '../../../src/domain/observations/observation-id';
import { heavyYear } from '../../support/heavy-year';

const year = heavyYear({ end: Date.UTC(2026, 10, 30), days: 60, count: 4_000, account: 'me' });
const plain = year.map((content) => ({ ...content, id: observationId(content) }) as Observation);

/** Observations that note which of them were hashed: hashing reads the content once more. */
function counted() {
  const asked = new Set<number>();
  const observations = year.map((content, index) => {
    let reads = 0;
    const source = () => {
      reads += 1;
      if (reads > 1) asked.add(index);
      return content.source;
    };
    return identified(Object.defineProperty({ ...content }, 'source', { get: source, enumerable: true }));
  });
  return { asked, observations: observations as Observation[] };
}

describe('a fold of observations whose ids are computed when they are read', () => {
  it('is that of observations with ids, and plain JSON', () => {
    const { observations } = counted();
    const [lazy, expected] = [foldAll('me', observations), foldAll('me', plain)];
    expect(lazy).toEqual(expected);
    expect(isPlain(lazy)).toBe(true);
  });

  it('reads the ids of what shares an instant or explains an event, and few others', () => {
    const { asked, observations } = counted();
    const { events } = foldAll('me', observations);
    const named = new Set(events.flatMap(({ evidence }) => evidence)).size;
    const instants = new Map<number, number>();
    for (const { at } of year) instants.set(at, (instants.get(at) ?? 0) + 1);
    const shared = year.filter(({ at }) => (instants.get(at) ?? 0) > 1).length;
    expect(asked.size).toBeGreaterThan(named / 2);
    expect(asked.size).toBeLessThan(named + shared + 100);
    expect(asked.size).toBeLessThan(year.length / 2);
  });
});

/** No property is computed: the extension's storage leaves such properties out. */
function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  const properties = Object.values(Object.getOwnPropertyDescriptors(value));
  return properties.every((property) => property.get === undefined && isPlain(property.value));
}
