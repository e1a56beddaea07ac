import type { Instant } from '../time/instant';
import { type AlertLedger, nearInstants } from './ledger';

type Links = AlertLedger['links'][string];

/** Every end a run of a window is known to have had, the given one first: a moved date does not make a new story. */
export function linkedEpochs(epoch: Instant, links: Links = []): readonly Instant[] {
  const known = [epoch];
  // Grows while it is walked: an end found by one link may be the start of another.
  for (const here of known) {
    known.push(...links.flatMap((link) => neighbours(here, link)).filter((end) => !known.includes(end)));
  }
  return known;
}

function neighbours(here: Instant, [from, to]: Links[number]): readonly Instant[] {
  if (nearInstants(from, here)) return [to];
  return nearInstants(to, here) ? [from] : [];
}
