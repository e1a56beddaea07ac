// Damaged bodies of every kind: no parser throws, no personal text survives, and the work is bounded.
import { describe, expect, it, vi } from 'vitest';
import { viewAccount } from '../../src/domain/accounts/view-account';
import { foldAll } from '../../src/domain/fold/fold';
import type { Kind } from '../../src/domain/observations/observation';
import type { Parsed } from '../../src/domain/observations/parsed';
import { validateObservation } from '../../src/domain/observations/validate-observation';
import { seededRandom } from '../../src/domain/random';
import { type BodyRead, readBody, readText } from '../../src/observe/endpoints/read-body';
import { wholeFacts } from '../support/fixtures/whole-facts';
import { mutate, mutateText, secrets } from '../support/mutate';
import { payload, payloadNames, seenAt, testHash } from '../support/payload';
import { repeats } from '../support/soak';

const bodiesPerKind = repeats(500, 10_000);
const texts = repeats(500, 10_000);

const prefixes: Record<Kind, string> = {
  usage: 'usage-',
  resets: 'reset-credits-2026-0',
  'reset-history': 'reset-credits-history',
  'plan-limit-history': 'plan-limit-history',
  'daily-usage': 'daily-token-usage',
  'credit-usage': 'credit-usage',
  balance: 'remaining-balance',
  'referral-offer': 'referral-eligibility',
  'referral-rules': 'referral-rules',
  invites: 'referral-tracking',
  'auto-top-up': 'auto-top-up',
  'monthly-spend': 'monthly-usage',
  'thread-usage': 'thread-usage',
};
const kinds = Object.keys(prefixes) as Kind[];
const bodies = new Map(
  kinds.map((kind) => {
    const names = payloadNames.filter((name) => name.startsWith(prefixes[kind]));
    return [kind, names.map((name) => payload(name.replace(/\.json$/, '')))];
  }),
);
const context = { at: seenAt, hash: testHash };

function damaged(kind: Kind, seed: number): unknown {
  const random = seededRandom(seed);
  const choices = bodies.get(kind) ?? [];
  return mutate(choices[Math.floor(random() * choices.length)], random);
}

function expectNoSecret(read: Parsed<BodyRead>, where: string): void {
  const told = JSON.stringify(read.ok ? [read.value.facts, read.dropped] : read.reason);
  const leaked = secrets.find((secret) => told.includes(secret));
  if (leaked) expect.fail(`${where} leaks ${leaked}: ${told}`);
}

describe(`${kinds.length} × ${bodiesPerKind} damaged bodies`, () => {
  it.each(kinds)('%s: throws at none, tells nobody’s name, gives only values that JSON can hold', (kind) => {
    let understood = 0;
    for (let seed = 0; seed < bodiesPerKind; seed++) {
      const read = readBody({ kind, pathAccount: null }, damaged(kind, seed), context);
      expectNoSecret(read, `${kind}, seed ${seed}`);
      if (read.ok && seed % 10 === 0) expect(JSON.parse(JSON.stringify(read.value.facts))).toEqual(read.value.facts);
      understood += Number(read.ok);
    }
    // A parser that gives up on everything would pass the above.
    expect(understood).toBeGreaterThan(0.4 * bodiesPerKind);
  });

  it.each(kinds)('%s: text cut or bent anywhere is read or refused with a reason that quotes none of it', (kind) => {
    const body = bodies.get(kind)?.at(-1) ?? expect.fail('no body');
    const text = JSON.stringify({ ...body, email: secrets[0] });
    for (let seed = 0; seed < texts / 5; seed++) {
      const read = readText({ kind, pathAccount: null }, mutateText(text, seededRandom(seed)), context);
      expectNoSecret(read, `text of ${kind}, seed ${seed}`);
    }
  });

  it.each(kinds)('%s: damaged facts of another device are kept whole or turned away, and nothing throws', (kind) => {
    let kept = 0;
    for (let seed = 0; seed < bodiesPerKind; seed++) {
      const facts = mutate(wholeFacts[kind], seededRandom(seed));
      const known = { id: 'x', account: 'a', device: 'd', at: seenAt, source: 'network', kind };
      const observation = validateObservation({ ...known, facts });
      kept += Number(observation !== null);
      if (observation === null) continue;
      const state = foldAll('a', [observation]).fold.state;
      expect(() => viewAccount(state, seenAt)).not.toThrow();
    }
    // Most damage is found; what only adds an unknown field is let through.
    expect(kept).toBeLessThan(bodiesPerKind);
  });
});

describe('work', () => {
  /** The same body, counting every look into it. */
  function counted(body: unknown, count: { looks: number }): unknown {
    if (typeof body !== 'object' || body === null) return body;
    return new Proxy(body, {
      get(target, key, receiver) {
        count.looks += 1;
        return counted(Reflect.get(target, key, receiver), count);
      },
      getOwnPropertyDescriptor(target, key) {
        count.looks += 1;
        return Reflect.getOwnPropertyDescriptor(target, key);
      },
    });
  }

  it.each(kinds)('%s: grows with the body and stops at its cap', (kind) => {
    const looksAt = (entries: number) => {
      const count = { looks: 0 };
      readBody({ kind, pathAccount: null }, counted(crowded(kind, entries), count), context);
      return count.looks;
    };
    const [small, capped, beyond] = [looksAt(100), looksAt(1_000), looksAt(100_000)];
    expect(capped).toBeLessThanOrEqual(small * 11);
    expect(beyond).toBeLessThanOrEqual(capped + 10);
  });

  it('hashes no more ids than entries are read', () => {
    const hash = vi.fn((id: string) => id);
    readBody({ kind: 'resets', pathAccount: null }, crowded('resets', 100_000), { at: 0, hash });
    expect(hash.mock.calls.length).toBeGreaterThan(0);
    expect(hash.mock.calls.length).toBeLessThanOrEqual(1_000);
  });
});

/** A body of the kind whose every list repeats its first entry many times, with one new key each. */
function crowded(kind: Kind, entries: number): unknown {
  const body = structuredClone(bodies.get(kind)?.at(-1) ?? {}) as Record<string, unknown>;
  for (const [key, value] of Object.entries(body)) {
    if (!Array.isArray(value)) continue;
    body[key] = Array.from({ length: entries }, (_, index) => ({ ...(value[0] ?? {}), id: `id-${index}` }));
  }
  return body;
}
