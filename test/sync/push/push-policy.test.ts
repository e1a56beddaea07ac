import { describe, expect, it } from 'vitest';

import {
  afterSending,
  alertAllowed,
  dailyAlertCap,
  dailyCap,
  digestReason,
  type PushFacts,
  type PushMemory,
} from '../../../src/sync/push/push-policy';

const minute = 60_000;
const now = 1_790_000_000_000;
const noFacts: PushFacts = { used: {}, ends: {}, banked: {}, lapsing: [], creditsLow: [] };
const facts = (used: number, more: Partial<PushFacts> = {}): PushFacts => ({
  used: { 'a/codex/18000': used },
  ends: { 'a/codex/18000': now + 60 * minute },
  banked: { a: 1 },
  lapsing: [],
  creditsLow: [],
  ...more,
});
const sent = (minutesAgo: number, as = facts(50)): PushMemory => afterSending(null, now - minutesAgo * minute, as);
const reason = (memory: PushMemory | null, after: PushFacts, idle = false, vendor: 'fcm' | 'apple' = 'fcm') =>
  digestReason(memory, { now, facts: after, idle, vendor });

describe('a digest is sent', () => {
  it.each([
    ['at first, to whoever has none', null, facts(3), 'first'],
    ['at once when 80 % is crossed', sent(1, facts(79)), facts(80), 'threshold'],
    ['at once when 100 % is reached', sent(1, facts(97)), facts(100), 'threshold'],
    [
      'at once when a window was reset',
      sent(1),
      facts(2, { ends: { 'a/codex/18000': now + 300 * minute } }),
      'reset-seen',
    ],
    ['at once when a reset arrives in the bank', sent(1), facts(50, { banked: { a: 2 } }), 'bank'],
    ['when a reset is about to expire', sent(1), facts(50, { lapsing: ['r1'] }), 'lapsing'],
    ['when credits run low', sent(1), facts(50, { creditsLow: ['a'] }), 'credits'],
    ['after five points and a quarter of an hour', sent(15), facts(55), 'moved'],
  ] as const)('%s', (_, memory, after, expected) => {
    expect(reason(memory, after)).toBe(expected);
  });

  it('when the computer goes idle and anything moved', () => {
    expect(reason(sent(3), facts(51), true)).toBe('idle');
    expect(reason(sent(3), facts(50), true)).toBeNull();
    expect(reason(sent(1), facts(51), true)).toBeNull();
  });
});

describe('a digest is not sent', () => {
  it.each([
    ['when nothing changed', sent(600), facts(50)],
    ['for four points', sent(600), facts(54)],
    ['for five points within a quarter of an hour', sent(14), facts(55)],
    ['when use falls and the end stays: a correction', sent(5), facts(49)],
    ['again for a threshold already pushed', sent(60, facts(81)), facts(82)],
    [
      'again for a reset whose expiry was already pushed',
      sent(60, facts(50, { lapsing: ['r1'] })),
      facts(50, { lapsing: ['r1'] }),
    ],
    ['when a reset was used', sent(60), facts(50, { banked: { a: 0 } })],
  ])('%s', (_, memory, after) => {
    expect(reason(memory, after)).toBeNull();
  });

  it('beyond the daily limit, which is lower where each push is a banner', () => {
    const many = (count: number): PushMemory => ({
      sentAt: Array.from({ length: count }, (_, i) => now - i * 20 * minute - minute),
      facts: facts(79),
    });
    expect(reason(many(dailyCap.apple - 1), facts(80), false, 'apple')).toBe('threshold');
    expect(reason(many(dailyCap.apple), facts(80), false, 'apple')).toBeNull();
    expect(reason(many(dailyCap.apple), facts(80))).toBe('threshold');
    expect(reason(many(dailyCap.fcm), facts(80))).toBeNull();
  });
});

describe('the daily limit', () => {
  it('counts only pushes of the last day', () => {
    let memory: PushMemory | null = null;
    for (let i = 0; i < 30; i++) memory = afterSending(memory, now - (48 - i) * 60 * minute, facts(i));
    expect(afterSending(memory, now, noFacts).sentAt.length).toBeLessThan(12);
  });

  it('leaves room for alerts, up to a limit of their own', () => {
    const full = Array.from({ length: dailyAlertCap }, (_, i) => now - i * minute);
    expect(alertAllowed({ sentAt: full, facts: noFacts }, now)).toBe(false);
    expect(alertAllowed({ sentAt: full.slice(1), facts: noFacts }, now)).toBe(true);
    expect(alertAllowed(null, now)).toBe(true);
  });
});
