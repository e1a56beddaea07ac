// What explanations remember between two observations. Plain JSON and bounded.
import type { ObservationOf } from '../observations/observation';
import { withIdOf } from '../observations/observation-id';
import type { Instant } from '../time/instant';

/** How often the figures of a window changed in its running cycle, without a reset. */
export interface Repeats {
  /** Falls of use under an unchanged end. */
  readonly falls: number;
  /** Moves of the end. */
  readonly moves: number;
}

/** The invitation turned done between the two instants. */
export interface DoneInvite {
  readonly from: Instant;
  readonly to: Instant;
  /** Id of the observation that said so. */
  readonly id: string;
}

export interface ExplainMemory {
  /** When the account was first seen, and its usage. */
  firstAt: Instant | null;
  firstUsageAt: Instant | null;
  /** The last usage body. `allowed`: whether it allowed work, null where it did not say. */
  lastUsage: { readonly at: Instant; readonly id: string; readonly allowed: boolean | null } | null;
  /** Resets that left or joined the bank according to the list, until the count agrees; or the other way round. */
  listLosses: readonly Instant[];
  listGains: readonly Instant[];
  doneInvites: readonly DoneInvite[];
  /** By window key; a window that is not named has none. */
  repeats: Readonly<Record<string, Repeats>>;
}

export const emptyExplainMemory: Readonly<ExplainMemory> = {
  firstAt: null,
  firstUsageAt: null,
  lastUsage: null,
  listLosses: [],
  listGains: [],
  doneInvites: [],
  repeats: {},
};

/** Far more resets than can come or go before the count follows. */
const mostListed = 64;

/** The instants with one more; the oldest go. */
export function withInstant(instants: readonly Instant[], at: Instant): readonly Instant[] {
  return [...instants, at].slice(-mostListed);
}

/** After a usage body is explained, it is the one the next is compared with. */
export function rememberUsage(memory: ExplainMemory, observation: ObservationOf<'usage'>): void {
  const { at } = observation;
  memory.firstUsageAt ??= at;
  memory.lastUsage = withIdOf({ at, allowed: allowedBy(observation) }, observation);
}

/** Whether a usage body allows work on the account's own limit; null where it does not say. */
export function allowedBy({ facts }: ObservationOf<'usage'>): boolean | null {
  for (const gate of facts.gates) if (gate.limit === 'codex') return gate.allowed;
  return null;
}
