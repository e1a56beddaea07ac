// The queue of messages from Codex pages. A tab that sends very many must not delay the others.
import type { Refusal } from '../../domain/diagnostics/refusal';
import { type Instant, secondMs } from '../../domain/time/instant';
import { matchEndpoint } from '../../observe/endpoints/match-endpoint';
import type { PageText, SeenResponse } from '../../observe/page-messages';
import type { StateManager } from '../state/state-manager';
import type { TabBudgets } from './tab-budgets';

export type PageMessages = Pick<StateManager, 'observe' | 'observeText'>;

export interface PageQueueDeps {
  /** Handles the accepted messages, one after another. */
  readonly stateManager: PageMessages;
  readonly budgets: TabBudgets;
  readonly now: () => Instant;
  /** Whether a tab is still open. */
  readonly isOpen: (tab: string) => Promise<boolean>;
  /** Counts what was refused, for Diagnostics. */
  readonly count: (refusals: readonly Refusal[]) => Promise<void>;
}

interface Waiting {
  readonly tab: string;
  readonly isUsage: boolean;
  readonly since: Instant;
  readonly run: () => Promise<void>;
  readonly settle: (outcome: Promise<void> | undefined) => void;
}

/** A message that waited longer than this is handled only while its tab is open. */
const closedAfterMs = 2 * secondMs;
/** Refusals are counted at most this often: counting writes to the database. */
const countEveryMs = 5 * secondMs;
/** Characters that a page's text counts for. */
const textBytes = 2_000;

/**
 * The two entry points for messages of a Codex page. Resolves when the message was handled or refused. The order within a
 * tab is kept, because a body without an identity belongs to the account its tab showed before. Among tabs, the one that
 * used the least of its budget comes first, in steps of a quarter; then one that has a usage body waiting; then the one
 * that came first.
 */
export function createPageQueue(deps: PageQueueDeps): PageMessages {
  const { stateManager, budgets, now } = deps;
  let waiting: Waiting[] = [];
  let refused: Refusal[] = [];
  let countedAt = Number.NEGATIVE_INFINITY;
  let isRunning = false;

  const count = () => {
    if (refused.length === 0 || Math.abs(now() - countedAt) < countEveryMs) return;
    countedAt = now();
    const counted = refused;
    refused = [];
    void deps.count(counted).catch(() => {});
  };

  const runAll = async () => {
    if (isRunning) return;
    isRunning = true;
    for (let next = first(waiting, budgets); next; next = first(waiting, budgets)) {
      const { tab, since, run, settle } = next;
      if (now() - since > closedAfterMs && !(await deps.isOpen(tab))) {
        dropTab(tab);
        continue;
      }
      waiting = waiting.filter((one) => one !== next);
      const outcome = run();
      settle(outcome);
      // The sender gets the error.
      await outcome.catch(() => {});
    }
    isRunning = false;
    count();
  };

  const dropTab = (tab: string) => {
    for (const one of waiting) {
      if (one.tab !== tab) continue;
      refused.push('closed-tab');
      one.settle(undefined);
    }
    waiting = waiting.filter((one) => one.tab !== tab);
  };

  const add = (tab: string, bytes: number, isUsage: boolean, run: () => Promise<void>): Promise<void> => {
    const refusal = budgets.take(tab, bytes);
    if (refusal) {
      refused.push(refusal);
      count();
      return Promise.resolve();
    }
    return new Promise((settle) => {
      waiting.push({ tab, isUsage, since: now(), run, settle });
      void runAll();
    });
  };

  return {
    observe: (response, tab) =>
      add(tab ?? '', response.body.length, isUsage(response), () => stateManager.observe(response, tab)),
    observeText: (text: PageText, tab) => add(tab ?? '', textBytes, true, () => stateManager.observeText(text, tab)),
  };
}

/** The oldest message of the tab whose turn it is. */
function first(waiting: readonly Waiting[], { load }: TabBudgets): Waiting | undefined {
  const tabs = new Map<string, { readonly head: Waiting; readonly quarter: number; hasUsage: boolean }>();
  for (const one of waiting) {
    const tab = tabs.get(one.tab) ?? { head: one, quarter: Math.floor(load(one.tab) * 4), hasUsage: false };
    tab.hasUsage ||= one.isUsage;
    tabs.set(one.tab, tab);
  }
  const [turn] = [...tabs.values()].sort(
    (a, b) => a.quarter - b.quarter || Number(b.hasUsage) - Number(a.hasUsage) || a.head.since - b.head.since,
  );
  return turn?.head;
}

function isUsage({ url }: SeenResponse): boolean {
  return matchEndpoint('GET', url)?.kind === 'usage';
}
