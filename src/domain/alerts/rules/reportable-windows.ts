// Windows whose use is worth a warning, each with what the ledger remembers of its running cycle.

import type { WindowView } from '../../accounts/account-view';
import type { AccountKey } from '../../observations/observation';
import type { Instant } from '../../time/instant';
import { windowKey } from '../../windows/limit-window';
import type { RuleInput } from '../escalation';
import { type AlertLedger, type CycleMemory, memoryKey, nearInstants } from '../ledger';
import { isIrrelevant } from './blocked-windows';

export interface ReportableWindow {
  readonly window: WindowView;
  readonly cycle: CycleMemory;
  /** Account, subject and epochs of every alert about this cycle. */
  readonly id: {
    readonly account: AccountKey;
    readonly subject: string;
    readonly epoch: Instant;
    readonly epochs: readonly Instant[];
  };
  readonly resetsAt: Instant;
}

/** Windows with a running cycle and a confirmed reading, except hidden ones and those another window or refusal makes irrelevant. */
export function reportableWindows({ view, ledger, now }: RuleInput): readonly ReportableWindow[] {
  return view.windows.flatMap((window) => {
    const { state, resetsAt } = window;
    const subject = windowKey(window);
    const key = memoryKey(view.key, subject);
    const cycle = ledger.cycles[key];
    if (window.isHidden || !cycle || !window.confirmed || resetsAt === null || resetsAt <= now) return [];
    if (state !== 'running' && state !== 'exhausted') return [];
    if (isIrrelevant(view, window)) return [];
    const epochs = linkedEpochs(cycle.epochAt, ledger.links[key]);
    return { window, cycle, resetsAt, id: { account: view.key, subject, epoch: cycle.epochAt, epochs } };
  });
}

type Links = AlertLedger['links'][string];

/** Every end a cycle is known to have had, the given one first: a moved date does not start a new alert. */
function linkedEpochs(epoch: Instant, links: Links = []): readonly Instant[] {
  const known = [epoch];
  // The list grows while it is iterated: an end found through one link may be the start of another.
  for (const end of known) {
    known.push(...links.flatMap((link) => neighbours(end, link)).filter((other) => !known.includes(other)));
  }
  return known;
}

function neighbours(end: Instant, [from, to]: Links[number]): readonly Instant[] {
  if (nearInstants(from, end)) return [to];
  return nearInstants(to, end) ? [from] : [];
}
