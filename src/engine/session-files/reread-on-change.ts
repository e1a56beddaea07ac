import type { Instant } from '../../domain/time/instant';
import { minuteMs } from '../../domain/time/instant';
import type { ScreenPorts } from '../ports/screen-ports';
import type { CliPorts } from '../ports/session-file-ports';
import { rereadQuietly } from './lazy-cli-ports';

/** A page that refreshes often must not read the folder each time. */
const pauseMs = minuteMs;

/**
 * Reads the remembered folders at once, and again when the windows' figures changed: then the CLI was at work. Does nothing
 * where the browser would ask for permission. Returns a function that stops it.
 */
export function rereadOnChange(
  cli: CliPorts,
  onSnapshotChange: ScreenPorts['onSnapshotChange'],
  now: () => Instant,
): () => void {
  let [readAt, figures, isReading] = [Number.NEGATIVE_INFINITY, '', false];
  const isTooSoon = () => isReading || now() - readAt < pauseMs;
  const read = async (): Promise<void> => {
    isReading = true;
    await rereadQuietly(cli).catch(() => undefined);
    readAt = now();
    isReading = false;
  };
  void read();
  return onSnapshotChange((snapshot) => {
    const seen = JSON.stringify(
      snapshot?.accounts.map(({ state }) => state.windows.map(({ usedPercent }) => usedPercent)),
    );
    // What came too soon is looked at again with the next snapshot.
    if (seen === figures || isTooSoon()) return;
    figures = seen ?? '';
    void read();
  });
}
