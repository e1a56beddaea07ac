// Runs in the extension's isolated world of the page: passes the interceptor's messages on to the background, and nothing else
// the page may post.

import type { Paths } from '../endpoints/endpoint-parts';
import { apiRoot } from '../endpoints/endpoints';
import { paths as threadUsagePaths } from '../endpoints/thread-usage/thread-usage-endpoint';
import { paths as usagePaths } from '../endpoints/usage/usage-endpoint';
import { readSeenResponse, type SeenResponse } from '../page-messages';

/** Most messages of one page that are passed on in any 60 seconds. A page that posts more is not a usage page. */
export const mostPerMinute = 300;

export interface Relay {
  /** When the last usage body was passed on, or null. Other bodies do not say what the meters of a usage page say. */
  readonly lastUsageAt: () => number | null;
}

export interface RelayDeps {
  readonly page: Window;
  /** Delivers to the background. Rejects or throws when it was not received. */
  readonly send: (message: object) => Promise<unknown>;
  readonly now: () => number;
  /** Tells this load of the page from every other. */
  readonly load?: string;
  /** Waits before another try. */
  readonly pause: (ms: number) => Promise<void>;
  /** Whether the extension still exists: after an update or a removal this script is left without one. */
  readonly alive: () => boolean;
  /** Called when it turns out that it does not. */
  readonly onGone: () => void;
}

const pauses = [500, 3_000];

/** Longest time that a response is believed to have taken. */
const longestResponseMs = 300_000;

/**
 * Listens to the page's messages, and passes on each `SeenResponse` of this window and origin with its known fields, at
 * most `mostPerMinute`. They are dated by our clock: a forged one from tomorrow would otherwise stay the newest until then.
 * If the background was just being stopped, it tries twice more. An observation that arrives twice counts once. The page's
 * own listeners do not get these messages. Once the extension is gone nothing is passed on.
 */
export function startRelay({ page, send, now, load, pause, alive, onGone }: RelayDeps): Relay {
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
    // This listener was added before the page's scripts ran, so it is called first and theirs are not called.
    event.stopImmediatePropagation();
    const at = now();
    if (gone || !isPlausible(message, origin) || !withinRate(at)) return;
    if (message.status === 200 && isOneOf(usagePaths, message.url)) lastUsageAt = at;
    const took = Math.min(Math.max(message.at - message.startedAt, 0), longestResponseMs);
    const { load: _, ...rest } = message;
    void pass({ ...rest, startedAt: at - took, at, ...(load !== undefined && { load }) });
  };

  // The listener stays, because the interceptor keeps posting and the page must not get its messages.
  const stop = () => {
    if (!gone) onGone();
    gone = true;
  };

  page.addEventListener('message', onMessage, true);
  return { lastUsageAt: () => lastUsageAt };
}

/** From this page's own API, and by POST only where an endpoint is asked so. */
function isPlausible({ url, method }: SeenResponse, origin: string): boolean {
  return url.startsWith(`${origin}/backend-api/`) && (method === 'GET' || isOneOf(threadUsagePaths, url));
}

function isOneOf(paths: Paths, url: string): boolean {
  return paths.some((path) => url.split('?')[0] === apiRoot + path);
}
