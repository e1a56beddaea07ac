// What the reducer reports of the bank's three bodies: what was stated, before anything is explained.
import { describe, expect, it } from 'vitest';
import { applyToBank } from '../../../src/domain/bank/bank-findings';
import { reduceBank } from '../../../src/domain/bank/bank-reducer';
import { noBankMemory, openBank } from '../../../src/domain/bank/bank-state';
import { emptyState } from '../../../src/domain/fold/fold-state';
import type { Observation } from '../../../src/domain/observations/observation';
import { bank, history, hour, reset, weekly } from '../../support/timeline';

const newBank = () => openBank(emptyState('me'), noBankMemory);

function changesOf(...observations: readonly Observation[]) {
  const state = newBank();
  const changes = observations.map((one) => reduceBank(state, one, hour(0)));
  return { state, changes, last: changes.at(-1) ?? [] };
}

const a = reset('a', -100, 600);
const b = reset('b', -50, 650);
const counted = (hours: number, bankCount: number | null) => weekly(hours, 5, 100, { bankCount });

describe('the bank reducer', () => {
  it('reports a count that changed with the one before, and one that is repeated', () => {
    const { changes } = changesOf(counted(0, 2), counted(1, null), counted(2, 2), counted(3, 1));
    expect(changes).toMatchObject([
      [],
      [],
      [{ type: 'count-repeated' }],
      [{ type: 'count-changed', before: { at: hour(2), value: 2 }, value: 1 }],
    ]);
  });

  it('reports each reset of a list with what was known of it, and those a whole list leaves out', () => {
    const { last } = changesOf(bank(0, [a]), bank(1, [b]));
    expect(last).toMatchObject([
      { type: 'reset-listed', reset: { key: 'b' }, known: null, list: { listedAt: hour(0) } },
      { type: 'reset-not-listed', row: { key: 'a', lastListedAt: hour(0) } },
    ]);
    expect(changesOf(bank(0, [a, b]), bank(1, [b], 2)).last.map(({ type }) => type)).toEqual(['reset-listed']);
  });

  it('reports a reset that is due before what the same list says of it', () => {
    const { last } = changesOf(bank(0, [reset('a', -100, 10)]), bank(20, [reset('a', -100, 10)]));
    expect(last).toMatchObject([
      { type: 'resets-due', rows: [{ key: 'a' }] },
      { type: 'reset-listed', known: { key: 'a' } },
    ]);
  });

  it('never decides what became of a known reset: a finding does', () => {
    const { state } = changesOf(bank(0, [a]), bank(1, [{ ...a, status: 'redeemed' }]), counted(700, 0));
    expect(state.rows.map(({ status, fate }) => [status, fate])).toEqual([['redeemed', 'available']]);
    applyToBank(state, { topic: 'bank', about: 'status', key: 'a', status: 'redeemed' });
    applyToBank(state, { topic: 'bank', about: 'status', key: 'unknown', status: 'vanished' });
    expect(state.rows.map(({ fate }) => fate)).toEqual(['redeemed']);
  });

  it('reports grants of the history before uses, each once', () => {
    const entries = history(9, [
      ['c', 'used', 8],
      ['c', 'granted', 5],
      ['old', 'granted', -5],
    ]);
    const { state, changes } = changesOf(entries, history(10, [['c', 'used', 8]]));
    expect(changes[0]).toMatchObject([
      { type: 'grant-in-history', row: { key: 'c' }, grantedAt: hour(5) },
      { type: 'use-in-history', row: { key: 'c' }, usedAt: hour(8) },
    ]);
    expect(changes[1]).toEqual([]);
    expect(state.rows.map(({ key }) => key)).toEqual(['c']);
  });
});
