import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Alias,
  type AttributionInput,
  type AttributionState,
  applyAlias,
  attribute,
  emptyAttribution,
  resolveAlias,
} from '../../../src/domain/accounts/attribution';

type Step = Partial<AttributionInput> & { readonly at: number };

/** Where each body goes: a key, or the candidates. */
function follow(steps: readonly Step[]) {
  let state: AttributionState = emptyAttribution;
  const aliases: Alias[] = [];
  const owners = steps.map((step, index) => {
    const result = attribute(state, { tab: 'x', identity: null, mint: () => `unnamed:${index}`, ...step });
    state = result.state;
    if (result.to === 'quarantine') return [...result.candidates];
    aliases.push(...result.aliases);
    return result.account;
  });
  return { owners, aliases, state };
}

describe('a body that names nobody', () => {
  it('belongs to the account last seen in its tab', () => {
    const { owners } = follow([{ at: 1, identity: 'A' }, { at: 2 }, { at: 3, identity: 'B' }, { at: 4 }]);
    expect(owners).toEqual(['A', 'A', 'B', 'B']);
  });

  it('belongs, before anybody was named, to an account that the first one named adopts', () => {
    const { owners, aliases } = follow([{ at: 1 }, { at: 2 }, { at: 3, identity: 'A' }, { at: 4 }]);
    expect(owners).toEqual(['unnamed:0', 'unnamed:0', 'A', 'A']);
    expect(aliases).toEqual([{ from: 'unnamed:0', to: 'A' }]);
    expect(owners.map((key) => resolveAlias(aliases, key as string))).toEqual(['A', 'A', 'A', 'A']);
  });

  it('keeps to its own tab', () => {
    const { owners } = follow([
      { at: 1, tab: 'x', identity: 'A' },
      { at: 2, tab: 'y', identity: 'B' },
      { at: 3, tab: 'x' },
      { at: 4, tab: 'z' },
    ]);
    expect(owners).toEqual(['A', 'B', 'A', 'unnamed:3']);
  });

  it('asked for under one account and answered under the next is set aside', () => {
    const { owners } = follow([
      { at: 10, identity: 'A' },
      { at: 20, identity: 'B' },
      { at: 25, startedAt: 15 },
      { at: 26, startedAt: 21 },
    ]);
    expect(owners).toEqual(['A', 'B', ['A', 'B'], 'B']);
  });

  it('without a tab belongs to the only account there is, and to nobody where there are two', () => {
    expect(
      follow([
        { at: 1, identity: 'A' },
        { at: 2, tab: null },
      ]).owners,
    ).toEqual(['A', 'A']);
    const two = follow([
      { at: 1, identity: 'A' },
      { at: 2, tab: 'y', identity: 'B' },
      { at: 3, tab: null },
    ]);
    expect(two.owners[2]).toEqual(['A', 'B']);
  });
});

describe('a body that names its account', () => {
  it('is that account’s, whatever the tab showed', () => {
    const { owners, aliases } = follow([
      { at: 1, identity: 'A' },
      { at: 2, identity: 'B' },
      { at: 3, identity: 'A' },
    ]);
    expect(owners).toEqual(['A', 'B', 'A']);
    expect(aliases).toEqual([]);
  });

  it('answered late does not turn the tab back', () => {
    const { owners } = follow([
      { at: 10, identity: 'A' },
      { at: 20, identity: 'B' },
      { at: 25, startedAt: 15, identity: 'A' },
      { at: 26 },
    ]);
    expect(owners).toEqual(['A', 'B', 'A', 'B']);
  });

  it('never makes two named accounts one', () => {
    const steps = fc.array(
      fc.record({
        tab: fc.constantFrom('x', 'y', null),
        identity: fc.constantFrom('A', 'B', null),
        startedAgo: fc.nat(20),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(steps, (all) => {
        const responses = all.map(({ tab, identity, startedAgo }, index) => ({
          at: 100 + index * 5,
          startedAt: 100 + index * 5 - startedAgo,
          tab,
          identity,
        }));
        const { owners, aliases } = follow(responses);
        for (const alias of aliases) expect(alias.from).toMatch(/^unnamed:/);
        for (const [index, { identity }] of responses.entries()) if (identity) expect(owners[index]).toBe(identity);
      }),
    );
  });
});

describe('aliases', () => {
  it('are followed to the end, and a loop ends', () => {
    const chain = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'c' },
    ];
    expect(['a', 'b', 'c', 'd'].map((key) => resolveAlias(chain, key))).toEqual(['c', 'c', 'c', 'd']);
    expect(resolveAlias([...chain, { from: 'c', to: 'a' }], 'a')).toMatch(/^[abc]$/);
    expect(
      resolveAlias(
        [
          { from: 'x', to: 'y' },
          { from: 'y', to: 'z' },
          { from: 'z', to: 'y' },
        ],
        'x',
      ),
    ).toMatch(/^[yz]$/);
  });

  it('rename an account everywhere', () => {
    const { state } = follow([
      { at: 1, identity: 'path' },
      { at: 2, identity: 'full' },
    ]);
    const renamed = applyAlias(state, { from: 'path', to: 'full' });
    expect(renamed.known).toEqual(['full']);
    expect(renamed.tabs.x).toMatchObject({ account: 'full', previous: 'full' });
  });
});
