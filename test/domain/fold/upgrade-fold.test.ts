// `stored-v1.json` is the fold of the first weeks of a generated year, as version 1 stored it.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { HeadroomEvent } from '../../../src/domain/events/event';
import { advance, foldAll } from '../../../src/domain/fold/fold';
import { type AccountFold, isCurrentFold } from '../../../src/domain/fold/fold-state';
import { upgradeFold } from '../../../src/domain/fold/upgrade-fold';
import type { ObservationOf } from '../../../src/domain/observations/observation';
import { generatedYear, ownLimits } from '../../support/generated-year';

const stored = JSON.parse(readFileSync('test/fixtures/fold/stored-v1.json', 'utf8'));
const { lastAt, lastId } = stored.memory;
// Without extra limits: since version 1 another rule says when one of those has started.
const seen = generatedYear(27, 80).map(ownLimits);
const known = seen.filter(({ at, id }) => at < lastAt || (at === lastAt && id <= lastId));

/** Known by the count alone: version 1 left such a grant unconfirmed until the list named it. */
const isCounted = ({ type, reset }: HeadroomEvent) => type === 'reset-granted' && reset === undefined;

/** Grants as version 1 has them: the body that repeats the count is no evidence, and confirms none. */
function withUnconfirmedGrants({ state, memory }: AccountFold): AccountFold {
  const older = (event: HeadroomEvent) => ({
    ...event,
    ...(isCounted(event) ? { confirmed: false, confidence: 0 } : {}),
    ...(event.type === 'reset-granted' ? { evidence: event.evidence.slice(0, 2) } : {}),
  });
  return {
    state: { ...state, events: state.events.map(older) },
    memory: { ...memory, openEvents: memory.openEvents.map(older) },
  };
}

/** Version 1 did not keep the pair before the last. */
function withoutPrevious({ state, memory }: AccountFold): AccountFold {
  const tracks = memory.windows.tracks.map(({ previous: _, ...track }) => track);
  return { state, memory: { ...memory, windows: { ...memory.windows, tracks } } };
}

describe('a stored fold of version 1', () => {
  it('is carried over as what its observations fold to now', () => {
    expect(isCurrentFold(stored)).toBe(false);
    const upgraded = upgradeFold(stored);
    const anew = JSON.parse(JSON.stringify(foldAll('me', known).fold)) as AccountFold;
    expect(withUnconfirmedGrants(upgraded ?? expect.fail('none'))).toEqual(
      withoutPrevious(withUnconfirmedGrants(anew)),
    );
    expect(isCurrentFold(upgraded)).toBe(true);
  });

  it('goes on as if it had been folded by this version from the start', () => {
    let fold = upgradeFold(stored);
    for (const observation of seen.slice(known.length)) {
      const step = fold && advance(fold, observation);
      if (!step || step.late) return expect.fail('The observation was not folded.');
      fold = step.fold;
    }
    expect(seen.length).toBeGreaterThan(known.length + 100);
    expect(fold).toEqual(foldAll('me', seen).fold);
  });

  it('confirms a grant known by the count alone with the next body that repeats the count', () => {
    const fold = upgradeFold(stored) ?? expect.fail('none');
    const before = fold.memory.openEvents.filter(isCounted);
    const count = fold.memory.bank.usageCount?.value ?? null;
    const next = seen.slice(known.length).find(({ kind }) => kind === 'usage') as ObservationOf<'usage'>;
    const step = advance(fold, { ...next, facts: { ...next.facts, bankCount: count } });
    if (step.late) return expect.fail('The observation was not folded.');
    const after = step.fold.memory.openEvents.filter(isCounted);
    expect(before.map(({ confirmed }) => confirmed)).toContain(false);
    expect(after.map(({ confirmed }) => confirmed)).not.toContain(false);
  });

  it('of which a window is missing keeps since when, and the event that says so', () => {
    const [first, ...others] = stored.memory.tracks;
    const absent = { at: lastAt, eventId: 'some event', confirmed: true };
    const memory = { ...stored.memory, tracks: [{ ...first, absent }, ...others] };
    const missing = upgradeFold({ ...stored, memory })?.memory.windows.tracks.map((track) => track.missing);
    expect(missing).toEqual([{ since: lastAt, eventId: 'some event', confirmed: true }, ...others.map(() => null)]);
  });

  it('has something of everything else that is carried over', () => {
    const { memory } = stored;
    const tracks: readonly Record<string, unknown>[] = memory.tracks;
    for (const part of ['jump', 'flap']) expect(tracks.filter((track) => track[part] !== null)).not.toEqual([]);
    for (const count of ['falls', 'moves']) expect(tracks.filter((track) => track[count] !== 0)).not.toEqual([]);
    const { listLosses, listGains, uses, granted, invitesDone, open } = memory;
    for (const list of [listLosses, listGains, uses, granted, invitesDone, open]) expect(list).not.toEqual([]);
  });
});

describe('a stored fold that cannot be carried over', () => {
  it.each([
    ['of a version to come', { ...stored, memory: { ...stored.memory, v: 99 } }],
    ['of no version', { state: stored.state }],
    ['that is none', null],
  ])('%s is made anew', (_, fold) => {
    expect(upgradeFold(fold)).toBeNull();
  });
});
