// Attacks on the room there is: whatever a page or a file states, the state stays small, and a full storage stops nothing.
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { mostStateBytes } from '../../src/domain/accounts/bound-state';
import { jsonBytes } from '../../src/domain/bytes';
import { foldAll } from '../../src/domain/fold/fold';
import type { Observation } from '../../src/domain/observations/observation';
import { observationId } from '../../src/domain/observations/observation-id';
import { validateObservation } from '../../src/domain/observations/validate-observation';
import type { Snapshot } from '../../src/domain/snapshot';
import { hourMs, minuteMs } from '../../src/domain/time/instant';
import { settingsFrom } from '../../src/engine/state/stored-settings';
import {
  type AttackedDevice,
  attackedDevice,
  message,
  plusUsage,
  shownPercent,
  startAt,
  usageAt,
} from './support/attacked-device';
import { attempts, tried } from './support/attempts';

/** The longest text that is read, in a script that takes three bytes a character. */
const wide = (index: number, length: number) => `${index}`.padEnd(length, '限');
const many = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index));

const manyLimits = (round: number) => ({
  ...usageAt(startAt + round * minuteMs, 40),
  additional_rate_limits: many(1_000, (index) => ({
    limit_name: wide(round * 1_000 + index, 80),
    metered_feature: wide(round * 1_000 + index, 64),
    rate_limit: plusUsage.rate_limit,
  })),
});
const manyModels = (round: number) => ({
  ...usageAt(startAt + round * minuteMs, 40),
  model_usage: Object.fromEntries(
    many(1_000, (index) => [
      wide(round * 1_000 + index, 64),
      { available: false, fallback_model_slugs: many(20, (other) => wide(other, 20)) },
    ]),
  ),
});
const manyResets = (round: number) => ({
  available_count: 900,
  credits: many(900, (index) => ({
    id: `reset-${round}-${index}`,
    status: 'available',
    title: wide(index, 160),
    description: wide(index, 600),
    granted_at: new Date(startAt - hourMs).toISOString(),
    expires_at: new Date(startAt + 30 * 24 * hourMs).toISOString(),
  })),
});
const longRules = (round: number) => ({
  rules: many(1_000, (index) => wide(round + index, 400)),
  time_frame_rules: many(1_000, (index) => ({
    type: 'send',
    invites_sent: index,
    invites_total: round,
    time_frame: wide(index, 32),
  })),
});
const longOffer = (round: number) => ({
  ...longRules(round),
  should_show: true,
  program_id: wide(round, 64),
  offer_id: wide(round, 64),
  title: wide(round, 160),
  description: wide(round, 600),
  ineligible_reason: wide(round, 400),
  grants: many(1_000, (index) => ({ recipient: 'referrer', grant_type: 'credit', amount: index })),
});
const manyStatuses = (round: number) => ({
  items: many(1_000, (index) => ({
    status: `status_${'abcdefghij'[index % 10]}${'abcdefghij'[round % 10]}_${'x'.repeat(index % 20)}`,
  })),
});
const manyGrants = (round: number) => ({
  balance: String(round),
  expiring_balance_details: many(1_000, (index) => ({ amount_remaining: index, grant_type: wide(index, 64) })),
});

const attacks: readonly (readonly [string, string, (round: number) => object])[] = [
  ['limits', '/wham/usage', manyLimits],
  ['models', '/wham/usage', manyModels],
  ['resets', '/wham/rate-limit-reset-credits', manyResets],
  ['rules', '/wham/referrals/eligibility_rules', longRules],
  ['offers', '/referrals/invite/eligibility', longOffer],
  ['statuses', '/referrals/invite/tracking', manyStatuses],
  ['grants', '/accounts/acct-PLACEHOLDER/remaining_balance', manyGrants],
];

/** The bodies one after another, a minute apart, in the tab of the account. */
async function send(device: AttackedDevice, path: string, body: (round: number) => object, rounds: number) {
  for (let round = 0; round < rounds; round += 1) {
    device.now = startAt + round * minuteMs;
    await device.wake().stateManager.observe(message(path, body(round), device.now, device.now), '1');
  }
}

const sizes = (device: AttackedDevice) => {
  const { accounts } = device.values.all.get('snapshot') as Snapshot;
  return accounts.map(({ state }) => jsonBytes(state));
};

describe('the view of an account', () => {
  it.each(attacks)('takes at most 256 KB and goes on after thousands of %s', async (_, path, body) => {
    const rounds = attempts(2, 12);
    tried(rounds);
    const device = attackedDevice();
    await device.wake().stateManager.observe(message('/wham/usage', usageAt(startAt, 33), startAt, startAt), '1');
    await send(device, path, body, rounds);
    expect(Math.max(...sizes(device))).toBeLessThanOrEqual(mostStateBytes);
    expect(device.values.bytes()).toBeLessThan(1_200_000);
    device.now += minuteMs;
    await device
      .wake()
      .stateManager.observe(message('/wham/usage', usageAt(device.now, 57), device.now, device.now), '1');
    expect(shownPercent(device.values.all.get('snapshot') as Snapshot)).toBe(57);
  });

  it('takes at most 256 KB after all of them in turn', async () => {
    const turns = Array.from({ length: attempts(2, 3) }, () => attacks).flat();
    tried(turns.length);
    const device = attackedDevice();
    for (const [, path, body] of turns) {
      device.now += minuteMs;
      const round = Math.round((device.now - startAt) / minuteMs);
      await device.wake().stateManager.observe(message(path, body(round), device.now, device.now), '1');
    }
    expect(Math.max(...sizes(device))).toBeLessThanOrEqual(mostStateBytes);
    expect(device.values.bytes()).toBeLessThan(1_200_000);
    device.now += minuteMs;
    await device
      .wake()
      .stateManager.observe(message('/wham/usage', usageAt(device.now, 57), device.now, device.now), '1');
    expect(shownPercent(device.values.all.get('snapshot') as Snapshot)).toBe(57);
  });

  it('never loses the account’s own windows to a thousand others', async () => {
    const device = attackedDevice();
    await send(device, '/wham/usage', manyLimits, 6);
    const [account] = (device.values.all.get('snapshot') as Snapshot).accounts;
    const own = account?.state.windows.filter(({ limit }) => limit === 'codex');
    expect(own?.map(({ seconds, withdrawn }) => [seconds, withdrawn])).toEqual([
      [18_000, false],
      [604_800, false],
    ]);
  });
});

it('keeps the fold of what a crafted file may hold small, whatever its kinds', () => {
  const seen = (index: number, content: Partial<Observation>) => {
    const observation = {
      account: 'a',
      device: 'd',
      source: 'network',
      at: startAt + index * 60_000,
      ...content,
    } as Observation;
    return validateObservation({ ...observation, id: observationId(observation) });
  };
  const text = (index: number) => wide(index, 1_000);
  const observations = many(8, (index) => [
    seen(index, {
      kind: 'referral-offer',
      facts: {
        ...{ shown: true, program: wide(index, 128), offer: text(index), title: text(index), description: text(index) },
        ...{ ineligibleReason: text(index), ineligibleCode: text(index), remainingInvites: index, remainingRewards: 1 },
        grants: [],
        rules: many(180, text),
        capacities: many(60, () => ({ type: null, used: index, total: 2, period: text(index) })),
      },
    }),
    seen(index, {
      kind: 'usage',
      facts: {
        plan: text(index),
        windows: many(400, (other) => ({
          limit: wide(index * 400 + other, 128),
          seconds: 3_600,
          name: wide(other, 80),
          usedPercent: index % 100,
          resetsAt: startAt + hourMs,
        })),
        gates: many(1_000, (other) => ({ limit: wide(other, 128), allowed: true, reached: false })),
        credits: null,
        bankCount: index,
        bankApplicable: null,
        reachedType: text(index),
        spend: null,
        models: [],
      },
    }),
  ]).flat();
  // As large as a row may be.
  expect(observations.every((one) => one !== null)).toBe(true);
  tried(observations.length);
  const { fold } = foldAll(
    'a',
    observations.filter((one) => one !== null),
  );
  expect(fold.state.windows.length).toBeLessThanOrEqual(64);
  for (const [part, value] of Object.entries(fold.memory))
    expect([part, jsonBytes(value) < 600_000]).toEqual([part, true]);
});

it('refuses texts no parser leaves: too long, or with control characters that grow sixfold', () => {
  const reset = { key: 'k', status: 'available', title: null, grantedAt: null, expiresAt: null, redeemedAt: null };
  const list = (description: string) => ({
    ...{ account: 'a', device: 'd', source: 'network', at: startAt, kind: 'resets' },
    facts: { available: 1, resets: [{ ...reset, description }], totalEarned: null, purchaseOffered: null },
  });
  expect(validateObservation(list('A reset for you.'))).not.toBeNull();
  for (const text of ['x'.repeat(1_001), '\u0000', 'a\u0007b', '\u009b'])
    expect(validateObservation(list(text))).toBeNull();
});

it('keeps no more of imported settings than anybody sets', () => {
  const alerts = { thresholds: many(5_000, () => 50), mutedAccounts: many(5_000, (index) => wide(index, 100)) };
  const rulesByAccount = Object.fromEntries(many(5_000, (index) => [`a${index}`, { 'credits-low': false }]));
  expect(jsonBytes(settingsFrom({ alerts: { ...alerts, rulesByAccount } }))).toBeLessThan(60_000);
});

describe('a storage that is full', () => {
  const troubleKinds = ({ troubles }: Snapshot) => troubles.map(({ kind }) => kind);

  it.each([
    [60_000, 'most of it'],
    [9_000, 'little of it'],
  ])('of %i bytes holds %s: the view is current, the trouble is named, and alerts are asked', async (quota) => {
    const device = attackedDevice(quota);
    for (let round = 0; round < 12; round += 1) {
      device.now += minuteMs;
      const manager = device.wake().stateManager;
      const body = {
        ...usageAt(device.now, 10 + round),
        account_id: `acct-${round % 6}`,
        user_id: `user-${round % 6}`,
      };
      await manager.observe(message('/wham/usage', body, device.now, device.now), '1');
      const offer = { ...longOffer(round), program_id: `program-${round}` };
      await manager.observe(message('/referrals/invite/eligibility', offer, device.now, device.now), '1');
    }
    const written = device.values.all.get('snapshot') as Snapshot;
    expect(device.published.at(-1)?.revision).toBe(written.revision);
    expect(device.published).toHaveLength(24);
    expect(shownPercent(written)).toBe(21);
    expect(troubleKinds(written)).toContain('room');
    expect(device.badges.at(-1)?.text).toBe('79');
  });

  it('that takes nothing any more stops neither badge nor alerts', async () => {
    const device = attackedDevice();
    const { stateManager } = device.wake();
    await stateManager.observe(message('/wham/usage', usageAt(startAt, 30), startAt, startAt), '1');
    device.values.set = async () => {
      throw new Error('QUOTA_BYTES quota exceeded');
    };
    device.now += minuteMs;
    await stateManager.observe(message('/wham/usage', usageAt(device.now, 44), device.now, device.now), '1');
    expect(shownPercent(device.published.at(-1))).toBe(44);
    expect(troubleKinds(device.published.at(-1) as Snapshot)).toContain('room');
    expect(device.badges.at(-1)?.text).toBe('56');
    // A screen that is opened now asks for it, and names the trouble.
    const unstored = await stateManager.unstored();
    expect(shownPercent(unstored ?? undefined)).toBe(44);
    expect(troubleKinds(unstored as Snapshot)).toContain('room');
  });

  it('that takes something again is the newest itself: screens need not ask', async () => {
    const device = attackedDevice();
    const { set } = device.values;
    const { stateManager } = device.wake();
    await stateManager.snapshot();
    device.values.set = async () => {
      throw new Error('QUOTA_BYTES quota exceeded');
    };
    await stateManager.observe(message('/wham/usage', usageAt(startAt, 30), startAt, startAt), '1');
    expect(await stateManager.unstored()).not.toBeNull();
    device.values.set = set;
    device.now += minuteMs;
    await stateManager.observe(message('/wham/usage', usageAt(device.now, 44), device.now, device.now), '1');
    expect(await stateManager.unstored()).toBeNull();
  });

  it('that had no room for the folds makes them anew at the next start', async () => {
    const device = attackedDevice();
    await device.wake().stateManager.observe(message('/wham/usage', usageAt(startAt, 30), startAt, startAt), '1');
    const { set } = device.values;
    device.values.set = async (values) => {
      const { folds } = values as { folds?: { cursor: number } };
      if (folds && folds.cursor > 0) throw new Error('QUOTA_BYTES quota exceeded');
      await set(values);
    };
    device.now += minuteMs;
    await device
      .wake()
      .stateManager.observe(message('/wham/usage', usageAt(device.now, 44), device.now, device.now), '1');
    expect(device.values.all.get('folds')).toEqual({ v: 1, folds: {}, cursor: 0 });
    device.values.set = set;
    await device.wake().stateManager.refresh();
    const healed = device.values.all.get('snapshot') as Snapshot;
    expect(shownPercent(healed)).toBe(44);
    expect(troubleKinds(healed)).toEqual([]);
    expect(Object.keys((device.values.all.get('folds') as { folds: object }).folds)).toHaveLength(1);
  });
});
