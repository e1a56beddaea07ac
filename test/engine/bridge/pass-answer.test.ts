// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { passToExtension } from '../../../src/engine/bridge/pass-answer';

interface PullMessage {
  readonly say: string;
  readonly id: number;
  readonly pull: unknown;
}

const page = window as unknown as Window & typeof globalThis;
const post = (data: unknown, from: Partial<MessageEventInit> = {}) =>
  page.dispatchEvent(
    new MessageEvent('message', { data, source: page as never, origin: page.location.origin, ...from }),
  );

/** Passes an answer on; `asked` is what an extension would get. */
function passing() {
  vi.useFakeTimers();
  const posted = vi.spyOn(page, 'postMessage').mockImplementation(() => {});
  const passed = passToExtension(page, '0123');
  return { passed, asked: posted.mock.calls[0]?.[0] as PullMessage };
}

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('passToExtension', () => {
  it('is true once the extension has stored the answer', async () => {
    const { passed, asked } = passing();
    expect(asked).toMatchObject({ say: 'pull', pull: { type: 'headroom/answer', content: '0123' } });
    post({ headroom: 'extension', say: 'delta', id: asked.id, delta: true });
    expect(await passed).toBe(true);
  });

  it('is false when the extension does not take it', async () => {
    const { passed, asked } = passing();
    post({ headroom: 'extension', say: 'delta', id: asked.id, delta: null });
    expect(await passed).toBe(false);
  });

  it('is false after a time-out, whatever others post meanwhile', async () => {
    const { passed, asked } = passing();
    post({ headroom: 'extension', say: 'delta', id: asked.id + 1, delta: true });
    post({ headroom: 'extension', say: 'delta', id: asked.id, delta: true }, { origin: 'https://elsewhere.example' });
    post({ headroom: 'app', say: 'delta', id: asked.id, delta: true });
    await vi.runAllTimersAsync();
    expect(await passed).toBe(false);
  });
});
