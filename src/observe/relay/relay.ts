// In the isolated world: lets the watcher's messages through to the background, and nothing else the page may post.
import { readSeenResponse, type SeenResponse } from '../page-messages';

/** How many messages of one page are passed on in any 60 seconds; a page that posts more is not a usage page. */
export const mostPerMinute = 300;

export interface Relay {
  /** When a usage body last went by, or null: other bodies do not say what the meters of a usage page say. */
  readonly lastUsageAt: () => number | null;
}

export interface RelayDeps {
  readonly page: Window;
  /** Delivers to the background; rejects (or throws) when nobody took it. */
  readonly send: (message: object) => Promise<unknown>;
  readonly now: () => number;
  /** Waits before another try. */
  readonly pause: (ms: number) => Promise<void>;
  /** Whether the extension that put us here still exists: after an update or removal there is nobody to talk to. */
  readonly alive: () => boolean;
  /** Called when it turns out that it does not. */
  readonly onGone: () => void;
}

const pauses = [500, 3_000];

/** How long an answer is believed to have taken. */
const longestAnswerMs = 300_000;

/**
 * Listens to the page's messages. Only a `SeenBody` from this very window and origin gets through, stripped to its known
 * fields, at most `mostPerMinute`, and dated by our clock: what claims to be of tomorrow would outshine all that follows.
 * A background that was being stopped just then is tried again twice; the same observation arriving twice is one. The
 * page's own listeners hear none of it. Once the extension is gone the relay passes nothing on.
 */
export function startRelay({ page, send, now, pause, alive, onGone }: RelayDeps): Relay {
  let lastUsageAt: number | null = null;
  let passed: number[] = [];
  let gone = false;

  const withinRate = (at: number) => {
    passed = passed.filter((earlier) => at - earlier < 60_000);
    return passed.length < mostPerMinute && passed.push(at) > 0;
  };

  const delivered = async (message: object) => {
    try {
      await send(message);
      return true;
    } catch {
      return false;
    }
  };

  const pass = async (message: object) => {
    for (const ms of [0, ...pauses]) {
      if (ms) await pause(ms);
      if (!alive()) return stop();
      if (await delivered(message)) return;
    }
  };

  const onMessage = (event: MessageEvent) => {
    const { source, origin, data } = event;
    if (source !== page || origin !== page.location.origin) return;
    const message: SeenResponse | null = readSeenResponse(data);
    if (!message) return;
    // Listening since before the page's scripts, we are first: theirs never hear of what was not sent by them.
    event.stopImmediatePropagation();
    const at = now();
    if (gone || !message.url.startsWith(`${origin}/backend-api/`) || !withinRate(at)) return;
    if (message.status === 200 && /\/wham\/usage(?:\/stream)?(?:\?|$)/.test(message.url)) lastUsageAt = at;
    const took = Math.min(Math.max(message.at - message.startedAt, 0), longestAnswerMs);
    void pass({ ...message, startedAt: at - took, at });
  };

  // The watcher goes on posting, so the listener stays, to keep that from the page.
  const stop = () => {
    if (!gone) onGone();
    gone = true;
  };

  page.addEventListener('message', onMessage, true);
  return { lastUsageAt: () => lastUsageAt };
}
