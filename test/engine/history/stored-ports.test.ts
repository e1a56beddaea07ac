import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { HeadroomEvent } from '../../../src/domain/events/event';
import { message } from '../../../src/domain/messages/message';
import { createStoredPorts } from '../../../src/engine/history/stored-ports';
import { RefusedError } from '../../../src/engine/messages/refusal';
import { openDatabase } from '../../../src/storage/database';
import { createEventStore } from '../../../src/storage/events';
import { createObservationStore } from '../../../src/storage/observations';
import { createRegisters } from '../../../src/storage/registers';
import { stepsInto } from '../../support/import-steps';
import { spellOutcome } from '../../support/spell-outcome';

const now = Date.UTC(2026, 10, 21, 9);
let count = 0;

function place(apply: () => Promise<void> = async () => {}) {
  const database = openDatabase(`ports-${++count}`);
  const events = createEventStore(database);
  const files: { name: string; text: string }[] = [];
  const ports = createStoredPorts({
    storage: {
      database,
      events,
      observations: createObservationStore(database),
      registers: createRegisters(
        database,
        async () => 'd',
        () => now,
      ),
    } as unknown as Parameters<typeof createStoredPorts>[0]['storage'],
    now: () => now,
    apply,
    importSteps: stepsInto({ merge: async () => 0, mergeRegisters: async () => {} }),
    save: (name, pieces) => void files.push({ name, text: pieces.join('') }),
  });
  return { events, ports, files };
}

const happened = (id: string, at: number, type: HeadroomEvent['type'] = 'referral-changed'): HeadroomEvent => ({
  ...{ id, at, type, between: [at, at], windows: [], before: {}, after: {}, evidence: [] },
  ...{ confirmed: true, confidence: 1, notes: [] },
});

describe('createStoredPorts', () => {
  it('lists every event of an instant that falls on the end of a page', async () => {
    const { events, ports } = place();
    // Three share each instant; the page of two hundred ends within one.
    const many = [...Array(260).keys()].map((n) => {
      const instant = Math.floor(n / 3);
      return happened(`e${n}`, now - instant * 1_000, instant % 2 === 0 ? 'referral-changed' : 'cycle-ended');
    });
    await events.replace('a', many);
    const listed = await ports.events('a', { types: ['referral-changed'], limit: 200 });
    expect(listed.map(({ id }) => id).toSorted()).toEqual(
      many.flatMap(({ id, type }) => (type === 'referral-changed' ? [id] : [])).toSorted(),
    );
  });

  it('terminates where hundreds of events share one instant', async () => {
    const { events, ports } = place();
    await events.replace(
      'a',
      [...Array(150).keys()].map((n) => happened(`e${n}`, now)),
    );
    expect(await ports.events('a', { types: ['reset-redeemed'], limit: 40 })).toEqual([]);
  });

  it('says why the background refused, and what is usual where it gave no reason', async () => {
    const reason = message('files.refused.version');
    const refusing = place(() => Promise.reject(new RefusedError(reason)));
    expect(await refusing.ports.keepAccount('a')).toEqual({ ok: false, text: reason });
    const failing = place(() => Promise.reject(new Error('The disk is on fire.')));
    expect(spellOutcome(await failing.ports.keepAccount('a'))).toEqual({
      ok: false,
      text: 'This could not be stored. Free some space on this device or reload the page, then try again.',
    });
  });

  it('returns the name and size of a saved file', async () => {
    const { ports, files } = place();
    expect(spellOutcome(await ports.exportAll('json'))).toEqual({
      ok: true,
      text: 'Saved headroom-2026-11-21.json, 1 KB.',
    });
    expect(files[0]?.name).toBe('headroom-2026-11-21.json');
    expect(spellOutcome(await ports.exportAll('facts'))).toMatchObject({
      text: expect.stringMatching(/^Saved headroom-everything/),
    });
    expect(spellOutcome(await ports.nameAccount('a', 'Home', 1))).toEqual({ ok: true, text: 'Saved.' });
  });
});
