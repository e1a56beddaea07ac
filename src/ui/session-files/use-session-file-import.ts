import { useEffect, useRef, useState } from 'react';
import { message } from '../../domain/messages/message';
import type { Outcome } from '../../engine/ports/outcome';
import type { CliProgress, CliWatch } from '../../engine/ports/session-file-ports';

interface SessionFileImport {
  readonly outcome: Outcome | null;
  /** Null while nothing runs. */
  readonly progress: CliProgress | null;
  readonly start: (importFiles: (watch: CliWatch) => Promise<Outcome>) => void;
  readonly stop: () => void;
}

const failed: Outcome = { ok: false, text: message('session-files.failed') };

/** Runs an import with its progress until it is done or stopped. Leaving the page stops it. */
export function useSessionFileImport(): SessionFileImport {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [progress, setProgress] = useState<CliProgress | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const start = (importFiles: (watch: CliWatch) => Promise<Outcome>) => {
    const controller = new AbortController();
    running.current = controller;
    setOutcome(null);
    setProgress({ files: 0, filesDone: 0, readings: 0, bytes: 0, bytesDone: 0, leftMs: null });
    importFiles({ signal: controller.signal, progress: setProgress }).then(
      (result) => {
        setOutcome(result);
        setProgress(null);
      },
      () => {
        setOutcome(failed);
        setProgress(null);
      },
    );
  };
  return { outcome, progress, start, stop: () => running.current?.abort() };
}
