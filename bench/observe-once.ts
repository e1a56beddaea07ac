// One observation, handed to an extension's worker as the relay would hand it.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { root } from './project-root';
import { type Milestone, milestoneChannel } from './reporting-scripts';

/** When each milestone was first reached, in milliseconds after the message was sent. */
export type MilestoneTimes = Partial<Record<Milestone, number>>;

/**
 * Sends one usage body from a bench page and waits until the worker has answered. `round` shifts the instant by as many
 * seconds, because two readings within one second have no order.
 */
export function observeOnce(page: Page, round: number): Promise<MilestoneTimes> {
  return page.evaluate(
    async ({ body, shift, channel }) => {
      const reached: Record<string, number> = {};
      const milestones = new BroadcastChannel(channel);
      let sayBadge = () => {};
      const badge = new Promise<void>((resolve) => {
        sayBadge = resolve;
      });
      milestones.onmessage = ({ data: { milestone, at } }) => {
        reached[milestone] ??= at - sentAt;
        if (milestone === 'badge') sayBadge();
      };
      const at = Date.now() + shift;
      const sentAt = performance.timeOrigin + performance.now();
      const answered = chrome.runtime.sendMessage({
        type: 'headroom/seen',
        method: 'GET',
        url: 'https://chatgpt.com/backend-api/wham/usage',
        status: 200,
        body,
        startedAt: at,
        at,
        date: null,
      });
      await Promise.all([badge, answered]);
      // Channel messages have no order relative to the answer: the last ones may still be on their way.
      await new Promise((resolve) => setTimeout(resolve, 50));
      milestones.close();
      return reached;
    },
    { body: usageBody(), shift: round * 1_000, channel: milestoneChannel },
  );
}

/** A recorded body whose windows end in the future. */
function usageBody(): string {
  const body = JSON.parse(readFileSync(`${root}test/payloads/usage-2026-09-21-plus-5h-weekly-full.json`, 'utf8'));
  const now = Math.floor(Date.now() / 1000);
  for (const window of [body.rate_limit.primary_window, body.rate_limit.secondary_window])
    window.reset_at = now + window.reset_after_seconds;
  return JSON.stringify(body);
}
