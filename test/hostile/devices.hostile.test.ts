// Attacks by somebody who holds the push keys of a group and not its secret: a computer that was removed.
import { describe, expect, it } from 'vitest';
import { pushJson } from '../../src/sync/push/push-message';
import { createComputer, createPhone, createVendor, pair, snapshotWith } from '../support/paired-devices';
import { attempts, tried } from './support/attempts';

const address = 'https://headroom.example.app/';
const clock = { now: Date.UTC(2026, 10, 21, 9) };

describe('a removed computer', () => {
  it('writes nothing on a lock screen but the two fixed sentences', async () => {
    const vendor = createVendor();
    const held = { snapshot: () => snapshotWith(40, clock.now), observations: () => [] };
    const computer = createComputer(vendor, clock, held);
    const phone = createPhone(vendor, clock, 'phone-1');
    await pair(computer, phone);
    const genuine = vendor.posts.at(-1)?.json ?? '';
    phone.shown.length = 0;

    const count = attempts(60, 600);
    tried(count);
    const kinds = ['digest', 'test', 'rekey', 'welcome'] as const;
    for (let i = 0; i < count; i++) {
      const bytes = crypto.getRandomValues(new Uint8Array(40 + (i % 200)));
      const kind = kinds[i % kinds.length] ?? 'digest';
      const push = JSON.parse(i % 5 === 0 ? genuine : pushJson(address, { kind, bytes }));
      Object.assign(push.notification, {
        title: `Account locked ${i}`,
        body: 'Call 0900 123',
        tag: `x${i}`,
        silent: false,
      });
      if (i % 7 === 0) push.notification.data = { hr: 'AAAA', notice: JSON.stringify({ card: push.notification }) };
      await phone.deliver(JSON.stringify({ ...push, app_badge: i }));
    }
    expect(phone.shown).toHaveLength(count);
    expect(new Set(phone.shown.map(({ title }) => title))).toEqual(new Set(['Headroom']));
    expect(new Set(phone.shown.map(({ tag }) => tag))).toEqual(new Set(['headroom']));
    expect(phone.shown.every(({ silent }) => silent)).toBe(true);
    expect(new Set(phone.shown.map(({ body }) => body)).size).toBeLessThanOrEqual(2);
    expect(phone.badges.filter((badge) => badge !== null)).toEqual([]);
    await phone.inbox.drain();
    expect(phone.observations.size).toBe(0);
  });
});
