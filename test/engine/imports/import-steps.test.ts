import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { message } from '../../../src/domain/messages/message';
import type { Observation } from '../../../src/domain/observations/observation';
import { observationId } from '../../../src/domain/observations/observation-id';
import type { Register } from '../../../src/domain/registers/register';
import { dayMs, hourMs, minuteMs } from '../../../src/domain/time/instant';
import { createHoldingCodec } from '../../../src/engine/imports/holding-codec';
import { importFile } from '../../../src/engine/imports/import-file';
import { createImportClient, type ImportMessage, runImportStep } from '../../../src/engine/imports/import-message';
import { createImportSteps, type ImportSteps } from '../../../src/engine/imports/import-steps';
import { readImport } from '../../../src/engine/imports/read-import';
import type { ImportProgress } from '../../../src/engine/ports/app-ports';
import { segmentCodec } from '../../../src/engine/state/segment-codec';
import { lastImport } from '../../../src/storage/import-journal';
import { createBackground, newWorld, startAt } from '../../hostile/support/background';
import { heavyYear } from '../../support/heavy-year';
import { spellOutcome } from '../../support/spell-outcome';
import { testTranslator } from '../../support/translator';

const now = startAt;
const withId = (content: object) => ({ ...content, id: observationId(content) }) as Observation;
const year = heavyYear({ end: now, days: 120, count: 800, account: 'me' }).map(withId);
const clock = (at: number): Register['clock'] => [at, 0, 'elsewhere'];

/** A background whose packing and unpacking is counted. */
function place() {
  const world = newWorld();
  const [encode, decode] = [vi.fn(segmentCodec.encode), vi.fn(segmentCodec.decode)];
  const codec = createHoldingCodec({ ...segmentCodec, encode, decode });
  const background = createBackground(world, startAt, codec);
  const { database, stateManager, observations, registers, events } = background;
  const steps = createImportSteps({ stateManager, database, codec });
  /** Everything stored, as a reader of it sees it. Arrival numbers never go back. */
  const contents = async () => {
    const seen = await observations.history(await observations.accounts());
    const { accounts } = await stateManager.snapshot();
    const rows = await database().observations.toArray();
    return {
      observations: seen.map((one) => ({ ...one })),
      rows: rows.map(({ id, first, last }) => [id, first.at, last?.at ?? null]),
      months: (await database().segments.toArray()).map(({ account, from, rows }) => [account, from, rows]),
      registers: await registers.rows(),
      accounts: accounts.map(({ account, state }) => [account, state]),
      events: await Promise.all(accounts.map(({ state }) => events.page(state.key, undefined, 10_000))),
    };
  };
  return { ...background, world, steps, encode, decode, contents };
}

const fileOf = (observations: readonly Observation[], records: readonly Register[] = []) =>
  new Blob([JSON.stringify({ format: 'headroom/export', version: 1, records, observations })]);

function watched() {
  const controller = new AbortController();
  const seen: ImportProgress[] = [];
  const watch = { signal: controller.signal, progress: (one: ImportProgress) => void seen.push(one) };
  return { controller, seen, watch };
}

const idsOf = (observations: readonly Observation[]) => observations.map(({ id }) => id).toSorted();

describe('an import', () => {
  it('brings what a merge would bring, folded once, and says how far it is', async () => {
    const [merged, imported] = [place(), place()];
    await merged.stateManager.merge(year);
    const { watch, seen } = watched();
    const history = vi.spyOn(imported.observations, 'history');
    const outcome = await importFile(fileOf(year), { steps: imported.steps, read: readImport }, watch);
    expect(spellOutcome(outcome)).toEqual({
      ok: true,
      text: `${testTranslator().formats.number(year.length)} observations were new.`,
    });
    // Once for the fold, and never for a portion.
    expect(history.mock.calls.filter(([accounts]) => accounts.includes('me')).length).toBeLessThanOrEqual(1);
    expect(seen[0]).toEqual({ done: 0, of: null });
    expect(seen.at(-1)).toEqual({ done: year.length, of: year.length });
    expect(seen.length).toBeGreaterThan(4);
    const [expected, found] = [await merged.contents(), await imported.contents()];
    expect(found.observations).toEqual(expected.observations);
    expect(found.accounts).toEqual(expected.accounts);
    expect(found.events).toEqual(expected.events);
    expect(found.months).toEqual(expected.months);
    // The charts of it are ready.
    expect(await imported.database().summaries.count()).toBeGreaterThan(100);
  });

  it('stores a month that is not there yet as it came, without packing it again', async () => {
    const { steps, encode, database } = place();
    const month = year.filter(({ at }) => at >= Date.UTC(2026, 5) && at < Date.UTC(2026, 6));
    expect(month.length).toBeGreaterThan(100);
    const parts = await segmentCodec.encode(month);
    const packing = vi.spyOn(segmentCodec, 'encode');
    await steps.begin([]);
    expect(await steps.add(parts)).toBe(month.length);
    await steps.end();
    // The list of what was displaced is packed, and is empty.
    const lengths = [...encode.mock.calls, ...packing.mock.calls].map(([observations]) => observations.length);
    expect(Math.max(0, ...lengths)).toBe(0);
    expect((await database().segments.toArray()).map(({ parts }) => parts)).toEqual([parts]);
    packing.mockRestore();
  });

  it('unpacks a month once, for storing and for folding it, and holds nothing afterwards', async () => {
    const { steps, decode, observations } = place();
    const month = year.filter(({ at }) => at >= Date.UTC(2026, 5) && at < Date.UTC(2026, 6));
    await steps.begin([]);
    await steps.add(await segmentCodec.encode(month));
    await steps.end();
    expect(decode).toHaveBeenCalledTimes(1);
    await observations.history(['me']);
    expect(decode).toHaveBeenCalledTimes(2);
  });

  it('twice adds nothing', async () => {
    const { steps, contents } = place();
    const deps = { steps, read: readImport };
    await importFile(fileOf(year), deps);
    const before = await contents();
    expect(spellOutcome(await importFile(fileOf(year), deps))).toEqual({
      ok: true,
      text: `0 observations were new. ${testTranslator().formats.number(year.length)} were here already.`,
    });
    expect(await contents()).toEqual(before);
  });

  it('that is stopped leaves nothing, and says so', async () => {
    const { steps, contents, database, stateManager } = place();
    await stateManager.merge(year.slice(-50));
    const before = await contents();
    const { watch, controller, seen } = watched();
    const stopping: ImportSteps = {
      ...steps,
      add: async (parts) => {
        if (seen.length > 2) controller.abort();
        return steps.add(parts);
      },
    };
    const outcome = await importFile(fileOf(year), { steps: stopping, read: readImport }, watch);
    expect(spellOutcome(outcome)).toEqual({
      ok: true,
      text: 'Import stopped. What it had added was removed again; everything else is as it was.',
    });
    expect(await contents()).toEqual(before);
    expect(await lastImport(database)).toBeNull();
  });

  it('that finds no room keeps and shows what fit, and can be taken back', async () => {
    const { steps, contents, database } = place();
    const before = await contents();
    let portions = 0;
    const narrow: ImportSteps = {
      ...steps,
      add: (parts) => (++portions > 2 ? Promise.reject(new Error('full')) : steps.add(parts)),
    };
    const outcome = await importFile(fileOf(year), { steps: narrow, read: readImport });
    expect(spellOutcome(outcome)).toMatchObject({ ok: false, text: expect.stringMatching(/not enough room/) });
    expect((await contents()).accounts).toHaveLength(1);
    expect(await lastImport(database)).toMatchObject({ isFinished: true });
    await steps.undo();
    expect(await contents()).toEqual(before);
  });
});

describe('the undo of an import', () => {
  it('takes back what it brought and nothing else, wherever that is by now', async () => {
    const { steps, contents, stateManager, registers, database, world } = place();
    // Half of it is known already, in rows and in months; a name as well.
    const own = year.filter((_, index) => index % 2 === 0);
    await stateManager.merge(own);
    await stateManager.apply({ type: 'name', account: 'me', nickname: 'Home', colour: 1 });
    const before = await contents();
    const records: Register[] = [
      { table: 'account', key: 'me', value: { nickname: 'Imported', colour: 5 }, clock: clock(now + minuteMs) },
      { table: 'account', key: 'other', value: { nickname: 'Other', colour: 2 }, clock: clock(now) },
      { table: 'alias', key: 'unnamed:1', value: 'me', clock: clock(now) },
    ];
    const other = year.slice(0, 40).map(({ id: _, ...seen }) => withId({ ...seen, account: 'other' }));
    const alias = year
      .slice(-40)
      .map(({ id: _, ...seen }) => withId({ ...seen, account: 'unnamed:1', at: seen.at - hourMs }));
    await importFile(fileOf([...year, ...other, ...alias], records), { steps, read: readImport });
    expect(await registers.get('account', 'me')).toEqual({ nickname: 'Imported', colour: 5 });
    expect((await stateManager.snapshot()).accounts).toHaveLength(2);
    const last = await lastImport(database);
    expect(last).toMatchObject({ at: now, isFinished: true });
    // A background that was started since takes it back as well.
    const again = createBackground(world);
    const later = createImportSteps({ ...again, codec: createHoldingCodec(segmentCodec) });
    expect(await later.undo()).toBe(last?.added);
    expect(await contents()).toMatchObject({
      observations: before.observations,
      rows: before.rows,
      months: before.months,
      registers: before.registers,
    });
    const { accounts } = await again.stateManager.snapshot();
    expect(accounts.map(({ account, state }) => [account, state])).toEqual(before.accounts);
    expect(await lastImport(database)).toBeNull();
    expect(await later.undo()).toBe(0);
  });

  it('keeps what was observed and decided since', async () => {
    const { steps, stateManager, registers, observations } = place();
    const [first, second, third] = [year.slice(0, -100), year.slice(-100, -50), year.slice(-50)];
    const chosen: Register = { table: 'settings', key: 'account', value: 'me', clock: clock(now) };
    await importFile(fileOf(first, [chosen]), { steps, read: readImport });
    for (const later of [second, third]) await stateManager.merge(later);
    await stateManager.apply({ type: 'choose', account: null });
    await steps.undo();
    // Of three equal readings in a row, the one between is not kept.
    const without = place();
    for (const later of [second, third]) await without.stateManager.merge(later);
    const expected = idsOf(await without.observations.history(['me']));
    expect(expected.length).toBeGreaterThan(90);
    expect(idsOf(await observations.history(['me']))).toEqual(expected);
    expect(await registers.get('settings', 'account')).toBeNull();
  });

  it('gives a run of equal readings the end it had', async () => {
    const { steps, contents, stateManager } = place();
    const { id: _, ...usage } = year.findLast(({ kind }) => kind === 'usage') ?? expect.fail();
    const at = (minutes: number) => withId({ ...usage, at: now - hourMs + minutes * minuteMs });
    await stateManager.merge([at(0), at(5)]);
    const before = await contents();
    expect(before.rows.map(([, from, to]) => [from, to])).toEqual([[at(0).at, at(5).at]]);
    await importFile(fileOf([at(7), at(9)]), { steps, read: readImport });
    expect((await contents()).rows.map(([, , to]) => to)).toEqual([at(9).at]);
    await steps.undo();
    expect((await contents()).rows).toEqual(before.rows);
    // One that the import began goes on with what is ours.
    const other = place();
    await importFile(fileOf([at(0)]), { steps: other.steps, read: readImport });
    await other.stateManager.merge([at(5)]);
    await other.steps.undo();
    expect((await other.contents()).rows).toEqual([[at(5).id, at(5).at, null]]);
  });

  it('is kept until the next import, and then is of that one', async () => {
    const { steps, contents } = place();
    const deps = { steps, read: readImport };
    await importFile(fileOf(year.slice(0, 400)), deps);
    const before = await contents();
    await importFile(fileOf(year), deps);
    await steps.undo();
    expect(await contents()).toEqual(before);
    expect(await steps.undo()).toBe(0);
  });

  it('takes what was dated ahead of the clock with it', async () => {
    const { steps, aside } = place();
    const { id: _, ...content } = year.at(-1) ?? expect.fail();
    await importFile(fileOf([withId({ ...content, at: now + 9 * dayMs })]), { steps, read: readImport });
    expect(await aside.count()).toBe(1);
    await steps.undo();
    expect(await aside.count()).toBe(0);
  });
});

describe('an import by messages', () => {
  it('takes the same steps, as JSON', async () => {
    const { steps, contents } = place();
    const client = createImportClient(async (message) => {
      const sent = JSON.parse(JSON.stringify(message)) as ImportMessage & { type: string };
      expect(sent.type).toBe('headroom/import-step');
      return runImportStep(steps, sent);
    });
    const before = await contents();
    expect(await importFile(fileOf(year), { steps: client, read: readImport })).toMatchObject({ ok: true });
    expect((await contents()).observations.length).toBeGreaterThan(year.length / 2);
    expect(await client.undo()).toBeGreaterThan(year.length / 2);
    expect(await contents()).toEqual(before);
  });

  it('rejects with the sentence of a background that refuses, and with one of its own where none answers', async () => {
    const refused = message('files.refused.noRoom');
    await expect(createImportClient(async () => refused).end()).rejects.toMatchObject({ text: refused });
    await expect(createImportClient(async () => undefined).undo()).rejects.toMatchObject({
      text: message('files.refused.noAnswer'),
    });
  });
});
