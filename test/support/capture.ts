// Captures as replay reads them, written down briefly.
import { readFileSync } from 'node:fs';
import { type Replayed, replay } from '../../src/engine/replay/replay';
import { readCapture } from '../../src/engine/replay/replay-lines';

export const root = 'https://chatgpt.com/backend-api';

export interface Shot {
  readonly at: string;
  readonly path?: string;
  readonly method?: string;
  readonly body: unknown;
  readonly tab?: string;
  readonly startedAt?: string;
}

export interface WireWindow {
  readonly used: number;
  readonly seconds: number;
  /** ISO. */
  readonly ends: string;
}

export function sample(name: string): unknown {
  return JSON.parse(readFileSync(`test/payloads/${name}`, 'utf8'));
}

/** A usage body in the page's own spelling. */
export function usageBody(at: string, windows: readonly WireWindow[], more: Record<string, unknown> = {}) {
  const [primary = null, secondary = null] = windows.map(({ used, seconds, ends }) => ({
    used_percent: used,
    limit_window_seconds: seconds,
    reset_after_seconds: Math.round((Date.parse(ends) - Date.parse(at)) / 1_000),
    reset_at: Date.parse(ends) / 1_000,
  }));
  return {
    user_id: 'user-1',
    account_id: 'user-1',
    plan_type: 'plus',
    rate_limit: { allowed: true, limit_reached: false, primary_window: primary, secondary_window: secondary },
    ...more,
  };
}

export function toJsonl(shots: readonly Shot[]): string {
  return shots
    .map(({ at, path = '/wham/usage', body, ...more }) =>
      JSON.stringify({ at, method: 'GET', url: root + path, status: 200, body, ...more }),
    )
    .join('\n');
}

export function replayText(text: string, now: string | null = null): Replayed {
  const capture = readCapture(text);
  if (!capture) throw new Error('not a capture');
  return replay(capture, { now: now === null ? null : Date.parse(now), clock: 0 });
}

export function replayShots(shots: readonly Shot[], now: string | null = null): Replayed {
  return replayText(toJsonl(shots), now);
}

/** "early-reset? codex/604800 at 2026-…" of the first account. */
export function told({ accounts }: Replayed, index = 0): string[] {
  return (accounts[index]?.events ?? []).map(({ type, confirmed, windows }) =>
    [confirmed ? type : `${type}?`, ...windows.map(({ limit, seconds }) => `${limit}/${seconds}`)].join(' '),
  );
}
