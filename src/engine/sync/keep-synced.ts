// Keeps the installed app in step while it is visible: it listens to each relay, checks the folder every two minutes, and sends
// the user's decisions soon. There is no connection while the app is hidden.
import { minuteMs, secondMs } from '../../domain/time/instant';

export interface KeepSyncedDeps {
  /** One round, wherever the user chose a place. */
  readonly run: () => Promise<void>;
  /** Listens for changes; returns a function that stops it. `onEnd`: no relay is connected any more. */
  readonly watch: (onChange: () => void, onEnd: () => void) => Promise<() => void>;
  /** Calls back when a choice of the user changed; returns a function that stops it. */
  readonly onChoice: (listener: () => void) => () => void;
  readonly isVisible: () => boolean;
  readonly onVisibility: (listener: () => void) => void;
  readonly after: (ms: number, run: () => void) => () => void;
}

const everyMs = 2 * minuteMs;
/** Several edits, or several heads, are one round. */
const gatherMs = 2 * secondMs;

/** Starts at once. What fails is shown with its place, and tried again. */
export function keepSynced({ run, watch, onChoice, isVisible, onVisibility, after }: KeepSyncedDeps): void {
  let stopWatching: (() => void) | null = null;
  let isWatching = false;
  let cancelSoon: (() => void) | null = null;
  let cancelNext: (() => void) | null = null;

  const round = async () => {
    if (!isVisible()) return;
    await run().catch(() => undefined);
    cancelNext?.();
    cancelNext = after(everyMs, () => void round());
    if (!isWatching) await startWatching();
  };
  const soon = () => {
    cancelSoon?.();
    cancelSoon = after(gatherMs, () => {
      cancelSoon = null;
      void round();
    });
  };
  /** Sends what is waiting before the app is closed. */
  const flush = () => {
    if (!cancelSoon) return;
    cancelSoon();
    cancelSoon = null;
    void run().catch(() => undefined);
  };
  const startWatching = async () => {
    isWatching = true;
    const onEnd = () => {
      isWatching = false;
    };
    stopWatching = await watch(soon, onEnd).catch(() => {
      onEnd();
      return null;
    });
    if (!isVisible()) stopWatching?.();
  };
  onChoice(soon);
  onVisibility(() => {
    if (isVisible()) void round();
    else {
      stopWatching?.();
      flush();
    }
  });
  void round();
}
