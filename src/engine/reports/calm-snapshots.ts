// While session files are read, each portion of limits brings a snapshot, several a second. Drawing a page for each of them would
// hold it up, so they are shown once a second then.
import type { Snapshot } from '../../domain/snapshot';
import { secondMs } from '../../domain/time/instant';
import type { ScreenPorts } from '../ports/screen-ports';
import type { UsageClient } from './usage-client';

const pauseMs = secondMs;

/**
 * Follows snapshots as `follow` does, but calmly while files are read: then one waits a second for newer ones, unless the user
 * changed something. The newest is shown as soon as reading ends. `after` runs work later, and returns what prevents it.
 */
export function calmSnapshots(
  follow: ScreenPorts['onSnapshotChange'],
  { known, onKnown }: Pick<UsageClient, 'known' | 'onKnown'>,
  after: (delayMs: number, run: () => void) => () => void,
): ScreenPorts['onSnapshotChange'] {
  return (listener) => {
    let [waiting, prevent, choices]: [Snapshot | null, (() => void) | null, string] = [null, null, ''];
    const show = (snapshot: Snapshot | null): void => {
      prevent?.();
      [waiting, prevent, choices] = [null, null, choicesOf(snapshot)];
      listener(snapshot);
    };
    const showWaiting = (): void => {
      if (waiting) show(waiting);
    };
    const endSnapshots = follow((snapshot) => {
      if (!snapshot || !known().isReading || choicesOf(snapshot) !== choices) return show(snapshot);
      waiting = snapshot;
      prevent ??= after(pauseMs, showWaiting);
    });
    const endKnown = onKnown(() => {
      if (!known().isReading) showWaiting();
    });
    return () => {
      prevent?.();
      endSnapshots();
      endKnown();
    };
  };
}

/** What the user decided, and what is wrong: a switch that follows a second later would seem broken. */
function choicesOf(snapshot: Snapshot | null): string {
  return snapshot
    ? JSON.stringify([
        snapshot.settings,
        snapshot.current,
        snapshot.accounts.map(({ account }) => account),
        snapshot.troubles,
      ])
    : '';
}
