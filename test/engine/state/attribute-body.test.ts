import { describe, expect, it } from 'vitest';
import { attributeBody, emptyAttributionMemory } from '../../../src/engine/state/attribute-body';
import type { Identity } from '../../../src/observe/identity/identity';

const start = Date.UTC(2026, 10, 21, 9);
const minuteMs = 60_000;

/** The accounts of bodies one after another, and the aliases that came to light. */
function run(
  ...bodies: readonly {
    user?: string | null;
    account?: string | null;
    tab?: string;
    load?: string;
    minute?: number;
  }[]
) {
  let memory = emptyAttributionMemory;
  let count = 0;
  const accounts = bodies.map(({ user = null, account = null, tab = 'tab', load = 'first load', minute = 0 }) => {
    const at = start + minute * minuteMs;
    const identity: Identity | null = user === null && account === null ? null : { user, account };
    const result = attributeBody(memory, {
      identity,
      tab,
      load,
      at,
      startedAt: at,
      hash: (id) => id,
      mint: () => `unnamed:${++count}`,
    });
    memory = result.memory;
    return result.account;
  });
  return { accounts, memory, aliases: memory.aliases.map(({ from, to }) => `${from} → ${to}`) };
}

const alone = 'user\nu';
const inA = 'user\nu\naccount\na';
const inB = 'user\nu\naccount\nb';

describe('a workspace that is empty in one body and given in the next', () => {
  it('is one account, whichever comes first', () => {
    const emptyFirst = run(
      { user: 'u' },
      { user: 'u', account: 'a' },
      { user: 'u' },
      { user: 'u', account: 'a', minute: 60 },
    );
    expect(emptyFirst.accounts).toEqual([alone, inA, inA, inA]);
    expect(emptyFirst.aliases).toContain(`${alone} → ${inA}`);
    const givenFirst = run({ user: 'u', account: 'a' }, { user: 'u' }, { user: 'u', account: 'a' });
    expect(givenFirst.accounts).toEqual([inA, inA, inA]);
  });

  it('leaves a body that names nobody with that account, also one that was asked for before', () => {
    expect(run({ user: 'u' }, { user: 'u', account: 'a', minute: 1 }, {}).accounts).toEqual([alone, inA, inA]);
  });

  it('never joins a personal account with a workspace of the same person', () => {
    // The personal account states the user's id again.
    expect(run({ user: 'u', account: 'u' }, { user: 'u', account: 'a' }).aliases).not.toContain(`${alone} → ${inA}`);
    // It was known before this load.
    const known = run({ user: 'u' }, { user: 'u', minute: 30 }, { user: 'u', account: 'a', minute: 31 });
    expect(known.aliases).not.toContain(`${alone} → ${inA}`);
    // Another tab shows the workspace.
    expect(run({ user: 'u' }, { user: 'u', account: 'a', tab: 'other' }).aliases).not.toContain(`${alone} → ${inA}`);
    // And a body without a workspace goes to the personal account where there is one.
    expect(run({ user: 'u', account: 'u' }, { user: 'u', account: 'a' }, { user: 'u' }).accounts.at(-1)).toBe(alone);
  });

  it('never joins what two loads of the page showed, however close they are', () => {
    // A personal account, whose id is empty; then the user changes to a workspace, which reloads the page.
    const changed = run({ user: 'u' }, { user: 'u' }, { user: 'u', account: 'a', load: 'second load' });
    expect(changed.accounts).toEqual([alone, alone, inA]);
    expect(changed.aliases).not.toContain(`${alone} → ${inA}`);
    const back = run(
      { user: 'u', account: 'a' },
      { user: 'u', load: 'second load' },
      { user: 'u', load: 'second load' },
    );
    expect(back.accounts).toEqual([inA, alone, alone]);
    // A bare body of the second load does not carry the first one on.
    const later = run({ user: 'u' }, { user: 'u', load: 'b' }, { user: 'u', account: 'a', load: 'b' });
    expect(later.aliases).not.toContain(`${alone} → ${inA}`);
  });

  it('is one account again in the next load, although the first body of it leaves the workspace out', () => {
    const again = run({ user: 'u', account: 'a' }, { user: 'u', load: 'b' }, { user: 'u', account: 'a', load: 'b' });
    expect(again.accounts).toEqual([inA, alone, inA]);
    expect(again.aliases).toContain(`${alone} → ${inA}`);
  });

  it('keeps two workspaces and two users apart', () => {
    expect(run({ user: 'u', account: 'a' }, { user: 'u', account: 'b' }).accounts).toEqual([inA, inB]);
    expect(run({ user: 'u', account: 'a' }, { user: 'v' }).accounts).toEqual([inA, 'user\nv']);
    expect(run({ user: 'v' }, { user: 'u', account: 'a' }).aliases).not.toContain(`user\nv → ${inA}`);
  });
});
