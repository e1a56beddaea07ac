import { describe, expect, it } from 'vitest';

import { openedAddress, type ReceivePushDeps, receivePush } from '../../../src/engine/devices/receive-push';
import { pushJson } from '../../../src/sync/push/push-message';
import type { PushTexts } from '../../../src/sync/push/push-notice';

const texts: PushTexts = { title: '5-hour 38% left', body: 'Weekly 69%', tag: 'headroom', silent: true, badge: 38 };
const json = pushJson('https://x.example/app/#d=abc', { kind: 'digest', bytes: Uint8Array.of(1, 2, 3) });

function phone(broken: Partial<ReceivePushDeps> = {}, says = texts) {
  const done: unknown[] = [];
  const ports: ReceivePushDeps = {
    now: () => 7,
    show: async (payload, navigate) => {
      const { title, tag, badge } = payload ? says : { title: 'unopened', tag: 'headroom', badge: null };
      done.push(['show', title, tag, navigate]);
      return { ...texts, title, tag, badge };
    },
    keep: async (delivery) => void done.push(['keep', delivery.at]),
    setBadge: async (count) => void done.push(['badge', count]),
    notifyApp: async () => void done.push(['tell']),
    ...broken,
  };
  return { done, ports };
}
const refuses = async () => {
  throw new Error('refused');
};

describe('a push', () => {
  it('is shown and stored, sets the number on the icon, and notifies the open app', async () => {
    const { done, ports } = phone();
    await receivePush(json, ports);
    expect(done).toContainEqual(['show', '5-hour 38% left', 'headroom', 'https://x.example/app/#d=abc']);
    expect(done).toContainEqual(['keep', 7]);
    expect(done).toContainEqual(['badge', 38]);
    expect(done).toContainEqual(['tell']);
  });

  it.each([
    ['nothing', null],
    ['nonsense', 'hello'],
    ['somebody else’s JSON', '{"a":1}'],
  ])('of %s is shown all the same', async (_, text) => {
    const { done, ports } = phone();
    await receivePush(text, ports);
    expect(done).toEqual([['show', 'unopened', 'headroom', null]]);
  });

  it('is stored when the browser refuses to show it, and shown when it cannot be stored', async () => {
    const hidden = phone({ show: refuses });
    await receivePush(json, hidden.ports);
    expect(hidden.done).toContainEqual(['keep', 7]);
    const full = phone({ keep: refuses });
    await receivePush(json, full.ports);
    expect(full.done).toContainEqual(['show', '5-hour 38% left', 'headroom', 'https://x.example/app/#d=abc']);
    expect(full.done).not.toContainEqual(['tell']);
  });

  it('removes the number when a digest has none, and leaves it at any other push', async () => {
    const { done, ports } = phone({}, { ...texts, badge: null });
    await receivePush(pushJson('https://x.example/app/', { kind: 'test', bytes: Uint8Array.of(1) }), ports);
    expect(done).not.toContainEqual(['badge', null]);
    await receivePush(pushJson('https://x.example/app/', { kind: 'digest', bytes: Uint8Array.of(1) }), ports);
    expect(done).toContainEqual(['badge', null]);
  });

  it('works where icons have no numbers', async () => {
    const { done, ports } = phone({ setBadge: undefined });
    await receivePush(json, ports);
    expect(done.length).toBe(3);
  });
});

describe('a tap on the notification', () => {
  const scope = 'https://x.example/app/';
  it('opens the push’s own address only if it belongs to the app', () => {
    expect(openedAddress(`${scope}#d=abc`, scope)).toBe(`${scope}#d=abc`);
    expect(openedAddress(`${scope}#/bank`, scope)).toBe(`${scope}#/bank`);
    for (const strange of [
      'https://evil.example/',
      'javascript:alert(1)',
      null,
      7,
      'https://x.example/other',
      // A removed computer could have the app answer its own pairing code, or take in made-up figures.
      `${scope}#p=123`,
      `${scope}#s=123`,
      `${scope}#w=123`,
    ])
      expect(openedAddress(strange, scope)).toBe(scope);
  });
});
