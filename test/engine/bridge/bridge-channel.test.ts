// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';

import { type BridgeChannel, openBridgeChannel } from '../../../src/engine/bridge/bridge-channel';

let channel: BridgeChannel | null = null;
const says = (data: unknown, from: Partial<MessageEventInit> = {}) =>
  window.dispatchEvent(
    new MessageEvent('message', { data, source: window as never, origin: window.location.origin, ...from }),
  );

afterEach(() => channel?.close());

describe('openBridgeChannel', () => {
  it('notices an extension, and that something changed', () => {
    const onNews = vi.fn();
    channel = openBridgeChannel(window, onNews, () => {});
    says({ headroom: 'extension', say: 'here' });
    says({ headroom: 'extension', say: 'changed' });
    expect(onNews).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['another window', { headroom: 'extension', say: 'here' }, { source: null }],
    ['another address', { headroom: 'extension', say: 'here' }, { origin: 'https://elsewhere.example' }],
    ['another form', { say: 'here' }, {}],
    ['its own messages', { headroom: 'app', say: 'hello' }, {}],
    ['no object at all', 'here', {}],
  ])('ignores %s', (_, data, from) => {
    const onNews = vi.fn();
    channel = openBridgeChannel(window, onNews, () => {});
    says(data, from);
    expect(onNews).not.toHaveBeenCalled();
  });

  it('matches each answer to its request', async () => {
    channel = openBridgeChannel(
      window,
      () => {},
      () => {},
    );
    const [first, second] = [channel.ask('a'), channel.ask('b')];
    says({ headroom: 'extension', say: 'delta', id: 2, delta: 'B' });
    says({ headroom: 'extension', say: 'delta', id: 1, delta: 'A' });
    expect(await Promise.all([first, second])).toEqual(['A', 'B']);
  });

  it('gives up after a time-out', async () => {
    vi.useFakeTimers();
    channel = openBridgeChannel(
      window,
      () => {},
      () => {},
    );
    const answer = expect(channel.ask('a')).rejects.toThrow(/did not answer/);
    await vi.runAllTimersAsync();
    await answer;
    vi.useRealTimers();
  });

  it('says when the extension has gone', () => {
    const onGone = vi.fn();
    channel = openBridgeChannel(window, () => {}, onGone);
    says({ headroom: 'extension', say: 'gone' });
    expect(onGone).toHaveBeenCalledOnce();
  });
});
