// The extension measures how wrong this computer's clock is. The app beside it has no contact with the server and uses the same
// correction. Otherwise it would set aside what the extension dates by the server's clock.
import { type ClockOffsets, followedOffsets, latestClock } from '../../domain/time/clock-offset';
import type { Instant } from '../../domain/time/instant';
import { type KeyValues, keys } from './key-values';
import type { StateManager } from './state-manager';

/** How far the server's clock is ahead of the device's, in ms, as last measured; 0 where it is not. */
export async function serverAheadMs(values: KeyValues, now: Instant): Promise<number> {
  const stored = (await values.get([keys.offsets]))[keys.offsets];
  const offsets = Array.isArray(stored) ? (stored as ClockOffsets).filter((offset) => Number.isFinite(offset)) : [];
  return latestClock(offsets, now) - now;
}

/** Takes over what the extension measured. Nothing happens where that is known, or too much to be a wrong clock. */
export async function followClock(
  stateManager: Pick<StateManager, 'change'>,
  aheadMs: number,
  values: KeyValues,
): Promise<void> {
  const known = (await values.get([keys.offsets]))[keys.offsets];
  const clockOffsets = followedOffsets(aheadMs);
  if (String(known ?? []) === String(clockOffsets)) return;
  await stateManager.change(async (state) => [{ ...state, clockOffsets }, undefined]);
}
