// Data from a file, a link or another device, crafted to hang the reader or to fill its storage.
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { type Alias, flattenAliases, resolveAlias } from '../../src/domain/accounts/attribution';
import type { Observation } from '../../src/domain/observations/observation';
import { validateObservation, validateObservations } from '../../src/domain/observations/validate-observation';
import type { Register } from '../../src/domain/registers/register';
import { exportFormat } from '../../src/engine/exports/export-json';
import { readImport } from '../../src/engine/imports/read-import';
import { keysOf, loadAccounts } from '../../src/engine/state/known-accounts';
import { readRegisters } from '../../src/sync/codec/read-registers';
import { usageSeries } from '../support/observations';
import { tried } from './support/attempts';
import { createBackground, startAt } from './support/background';

const chain = (length: number): Alias[] =>
  Array.from({ length }, (_, index) => ({ from: `key-${index}`, to: `key-${index + 1}` }));

const asRegisters = (aliases: readonly Alias[]): Register[] =>
  aliases.map(({ from, to }) => ({ table: 'alias', key: from, value: to, clock: [startAt - 1_000, 0, 'them'] }));

const [sample] = usageSeries(1) as [Observation];

function nested(depth: number): unknown {
  let value: unknown = 0;
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
}

describe('aliases', () => {
  it('of a chain all lead to its end, and are straight', () => {
    const flat = flattenAliases(chain(1_500));
    expect(flat).toHaveLength(1_500);
    expect(new Set(flat.map(({ to }) => to))).toEqual(new Set(['key-1500']));
  });

  it('of a loop become one key, whichever comes first', () => {
    const loop = [
      { from: 'b', to: 'c' },
      { from: 'c', to: 'a' },
      { from: 'a', to: 'b' },
      { from: 'x', to: 'c' },
    ];
    for (const order of [loop, [...loop].reverse()]) {
      const flat = flattenAliases(order);
      expect(Object.fromEntries(flat.map(({ from, to }) => [from, to]))).toEqual({ b: 'a', c: 'a', x: 'a' });
    }
  });

  it('beyond the cap are left out, and no chain is followed for ever', () => {
    expect(flattenAliases(chain(9_000))).toHaveLength(2_000);
    expect(resolveAlias(chain(9_000), 'key-0')).toBe('key-32');
  });

  it('of a crafted file join nothing that is not stored, and cost a bounded number of reads', async () => {
    tried(1_900);
    const background = createBackground();
    await background.registers.merge(readRegisters(asRegisters(chain(1_900))));
    let reads = 0;
    background.database().use({
      stack: 'dbcore',
      name: 'counting',
      create: (core) => ({
        ...core,
        table: (name) => {
          const table = core.table(name);
          return {
            ...table,
            query: (request) => {
              reads += 1;
              return table.query(request);
            },
          };
        },
      }),
    });
    background.database().close({ disableAutoOpen: false });
    await background.stateManager.merge([{ ...sample, account: 'key-3' } as Observation]);
    const known = await loadAccounts(background.registers);
    expect(keysOf(known, 'key-1900')).toHaveLength(1_901);
    expect(await background.observations.history(keysOf(known, 'key-1900'))).toHaveLength(1);
    expect(reads).toBeLessThan(500);
  });
});

describe('an observation', () => {
  it.each([
    ['a field nested 100,000 deep', { extra: nested(100_000) }],
    ['facts nested 100,000 deep', { facts: { ...sample.facts, extra: nested(100_000) } }],
    ['a field of a megabyte', { extra: 'x'.repeat(1_000_000) }],
    ['a million entries', { extra: Array.from({ length: 1_000_000 }, () => 0) }],
    ['a name of 10,000 characters', { account: 'x'.repeat(10_000) }],
    ['a date before there were any', { at: 0 }],
    ['a date after 2100', { at: Date.UTC(2101, 0) }],
    ['5,000 windows', { facts: { ...sample.facts, windows: Array.from({ length: 5_000 }, () => ({})) } }],
  ])('with %s is refused', (_, over) => {
    expect(validateObservation(sample)).not.toBeNull();
    expect(validateObservation({ ...sample, ...over })).toBeNull();
  });

  it('too many are refused, and counted', () => {
    const many = Array.from({ length: 3 }, () => sample);
    expect(validateObservations([...many, null])).toMatchObject({ refused: 1 });
  });
});

describe('a register', () => {
  it('with a value too large or too deep is left out', () => {
    const clock = [1, 0, 'them'];
    const records = [
      { table: 'account', key: 'good', value: { nickname: 'Home', colour: 1 }, clock },
      { table: 'account', key: 'large', value: { nickname: 'x'.repeat(100_000) }, clock },
      { table: 'account', key: 'deep', value: nested(100_000), clock },
    ];
    expect(readRegisters(records).map(({ key }) => key)).toEqual(['good']);
    expect(readRegisters(Array.from({ length: 9_000 }, () => records[0]))).toHaveLength(5_000);
  });
});

it('a file of a chain of aliases and of damaged rows is read to its end', async () => {
  const file = new Blob([
    JSON.stringify({
      format: exportFormat,
      version: 1,
      observations: [sample, { ...sample, at: sample.at + 60_000, extra: nested(2_000) }, 7, null],
      records: asRegisters(chain(9_000)),
    }),
  ]);
  const parts = [];
  for await (const part of readImport(file)) parts.push(part);
  expect(parts[0]).toMatchObject({ type: 'found', observations: 1, refused: 3 });
});
