// What one tab may cost in a minute. Any script of a Codex page can send bodies, so a tab that floods is cut off, not followed.
import type { Refusal } from '../../domain/diagnostics/refusal';
import { type Instant, minuteMs } from '../../domain/time/instant';

/** A load of a usage page sends about ten bodies, 0.3 MB in all, which take some milliseconds. */
const budget = { bytes: 4_000_000, messages: 240, time: 3_000 } as const;

type Spent = { -readonly [Part in keyof typeof budget]: number };

export interface TabBudgets {
  /** Charges a message of this many bytes to the tab's budget; or returns why it is refused, and charges nothing. */
  readonly take: (tab: string, bytes: number) => Refusal | null;
  /** Adds computing time, in ms. */
  readonly spend: (tab: string, ms: number) => void;
  /** The share of its budget that a tab has used up in this minute: 0–1, above 1 where time ran over. */
  readonly load: (tab: string) => number;
}

/** Budgets of all tabs, reset every minute. Kept in memory only, so a restarted background starts with full budgets. */
export function createTabBudgets(now: () => Instant): TabBudgets {
  let since = Number.NEGATIVE_INFINITY;
  const tabs = new Map<string, Spent>();

  const spentBy = (tab: string): Spent => {
    // A clock that was set back begins a new minute, too.
    if (Math.abs(now() - since) >= minuteMs) {
      tabs.clear();
      since = now();
    }
    const known = tabs.get(tab) ?? { bytes: 0, messages: 0, time: 0 };
    tabs.set(tab, known);
    return known;
  };

  return {
    take: (tab, bytes) => {
      const spent = spentBy(tab);
      if (spent.time >= budget.time) return 'time';
      if (spent.messages >= budget.messages) return 'messages';
      if (spent.bytes + bytes > budget.bytes) return 'bytes';
      spent.messages += 1;
      spent.bytes += bytes;
      return null;
    },
    spend: (tab, ms) => {
      spentBy(tab).time += ms;
    },
    load: (tab) => {
      const spent = spentBy(tab);
      return Math.max(spent.bytes / budget.bytes, spent.messages / budget.messages, spent.time / budget.time);
    },
  };
}
