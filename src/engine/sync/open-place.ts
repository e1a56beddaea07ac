// A place during one round: its connection and its state. If it fails, the round goes on with the other places.
import { hourMs, type Instant, minuteMs } from '../../domain/time/instant';
import { afterWrite } from '../../sync/log/write-budget';
import { PlaceError, type Session } from '../../sync/transports/transport';
import type { PlaceState } from './sync-state';

export interface OpenPlace {
  readonly id: string;
  readonly limit: number | null;
  readonly session: Session;
  state: PlaceState;
  /** Nothing is asked of it any more in this round. */
  isDown: boolean;
}

/** The first wait after a failure; it doubles with each further one. */
const firstPauseMs = minuteMs;
export const longestPauseMs = 6 * hourMs;

/** After a failure. `jitter` (0–1) keeps devices from coming back together. */
export function afterFailure(state: PlaceState, error: unknown, now: Instant, jitter: number): PlaceState {
  const code = error instanceof PlaceError ? error.trouble : 'nonsense';
  const pause = Math.min(firstPauseMs * 2 ** Math.min(state.failures, 20), longestPauseMs);
  const retryAt = now + Math.floor(pause * (1 + jitter / 4));
  return { ...state, trouble: { code, at: now }, failures: state.failures + 1, retryAt };
}

/** Asks a place for something; null where it failed, which ends the round for it. */
export async function askPlace<T>(
  place: OpenPlace,
  work: (session: Session) => Promise<T>,
  { now, random }: { readonly now: () => Instant; readonly random: () => number },
): Promise<T | null> {
  if (place.isDown) return null;
  try {
    const result = await work(place.session);
    // Only an answer shows that a place works. A connection alone may be to something that accepts and says nothing.
    place.state = { ...place.state, failures: 0, retryAt: 0, trouble: null };
    return result;
  } catch (error) {
    place.isDown = true;
    place.state = afterFailure(place.state, error, now(), random());
    return null;
  }
}

/** Writes something; false where the place did not take it. Refused or not, it counts as a write. */
export async function writeTo(
  place: OpenPlace,
  work: (session: Session) => Promise<void>,
  isHead: boolean,
  deps: { readonly now: () => Instant; readonly random: () => number },
): Promise<boolean> {
  if (place.isDown) return false;
  place.state = { ...place.state, writes: afterWrite(place.state.writes, deps.now(), isHead) };
  const done = await askPlace(place, (session) => work(session).then(() => true), deps);
  if (done) place.state = { ...place.state, wroteAt: deps.now() };
  return done ?? false;
}
