import { useSyncExternalStore } from 'react';
import { message } from '../../domain/messages/message';
import type { Outcome } from '../../engine/ports/outcome';
import type { CliPorts, CliProgress, CliWatch } from '../../engine/ports/session-file-ports';

interface ImportState {
  readonly outcome: Outcome | null;
  /** Null while nothing runs. */
  readonly progress: CliProgress | null;
}

interface SessionFileImport extends ImportState {
  readonly start: (importFiles: (watch: CliWatch) => Promise<Outcome>) => void;
  readonly stop: () => void;
}

/**
 * Runs an import with its progress until it is done or stopped. Gigabytes take a while, so it goes on while other pages are
 * shown; wherever the panel is shown next, it says how far the import is, or how it ended.
 */
export function useSessionFileImport(cli: CliPorts): SessionFileImport {
  const running = runningOf(cli);
  return { ...useSyncExternalStore(running.subscribe, running.state), start: running.start, stop: running.stop };
}

type RunningImport = Pick<SessionFileImport, 'start' | 'stop'> & {
  readonly state: () => ImportState;
  readonly subscribe: (listener: () => void) => () => void;
};

/** The import of each app that is open: tests open several. */
const imports = new WeakMap<CliPorts, RunningImport>();

function runningOf(cli: CliPorts): RunningImport {
  const known = imports.get(cli);
  if (known) return known;
  const made = createRunningImport();
  imports.set(cli, made);
  return made;
}

const failed: Outcome = { ok: false, text: message('session-files.failed') };
const nothingYet: CliProgress = { files: 0, filesDone: 0, readings: 0, bytes: 0, bytesDone: 0, leftMs: null };

function createRunningImport(): RunningImport {
  const listeners = new Set<() => void>();
  let state: ImportState = { outcome: null, progress: null };
  let controller: AbortController | null = null;
  const set = (next: ImportState): void => {
    state = next;
    for (const listener of listeners) listener();
  };
  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: (importFiles) => {
      controller = new AbortController();
      const { signal } = controller;
      set({ outcome: null, progress: nothingYet });
      importFiles({ signal, progress: (progress) => set({ outcome: null, progress }) }).then(
        (outcome) => set({ outcome, progress: null }),
        () => set({ outcome: failed, progress: null }),
      );
    },
    stop: () => controller?.abort(),
  };
}
