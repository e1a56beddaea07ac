// Finds the observations that prove an event, also in packed months, by the event's time.
import type { HeadroomEvent } from '../../domain/events/event';
import type { Observation } from '../../domain/observations/observation';
import { dayMs, minuteMs } from '../../domain/time/instant';
import { keysOf, loadAccounts } from '../state/known-accounts';
import type { OwnStorage } from '../state/own-storage';

type Recorded = Pick<OwnStorage, 'observations' | 'events' | 'registers'>;

/** More events than years of use produce. */
export const mostEvents = 10_000;

/** How far around an event to look. Bodies of other pages may come hours later. */
const marginsMs = [20 * minuteMs, dayMs];

/** The observations with these ids, in the order given; those no longer stored are left out. */
export async function findEvidence(record: Recorded, ids: readonly string[]): Promise<Observation[]> {
  const { named } = await loadAccounts(record.registers);
  const accounts = new Set([...(await record.observations.accounts()), ...named.keys()]);
  const pages = await Promise.all([...accounts].map((key) => record.events.page(key, undefined, mostEvents)));
  const about = pages.flat().filter(({ evidence }) => evidence.some((id) => ids.includes(id)));
  const found = new Map((await proofOf(record, about)).map((seen) => [seen.id, seen]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** The observations that prove these events, each once. */
export async function proofOf(record: Recorded, events: readonly HeadroomEvent[]): Promise<Observation[]> {
  const known = await loadAccounts(record.registers);
  const keys = [...new Set((await record.observations.accounts()).flatMap((key) => keysOf(known, key)))];
  const found = new Map<string, Observation>();
  for (const event of events) await collect(record, keys, event, found);
  return [...found.values()];
}

/** Looks close to the event first, and a day to either side only for what is missing. */
async function collect(
  { observations }: Recorded,
  keys: readonly string[],
  { at, between, evidence }: HeadroomEvent,
  found: Map<string, Observation>,
): Promise<void> {
  const [from, to] = between ?? [at, at];
  for (const marginMs of marginsMs) {
    if (evidence.every((id) => found.has(id))) return;
    const seen = await observations.history(keys, Math.min(from, at) - marginMs, Math.max(to, at) + marginMs);
    for (const one of seen.filter(({ id }) => evidence.includes(id))) found.set(one.id, one);
  }
}
