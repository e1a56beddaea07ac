import { useCallback, useEffect, useRef, useState } from 'react';
import type { AppPorts, ImportProgress, LastImport } from '../../engine/ports/app-ports';
import type { Outcome } from '../../engine/ports/outcome';

export interface ImportState {
  /** Null while none runs. */
  readonly progress: ImportProgress | null;
  /** The import that can be undone; null where there is none. */
  readonly last: LastImport | null;
  readonly start: (file: File) => void;
  readonly stop: () => void;
  readonly undo: () => void;
}

/** Imports a file with its progress, and takes the last import back. `run` shows what came of it. */
export function useImportFile(
  { importFile, lastImport, undoImport }: Pick<AppPorts, 'importFile' | 'lastImport' | 'undoImport'>,
  run: (action: () => Promise<Outcome>) => void,
): ImportState {
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  const [last, setLast] = useState<LastImport | null>(null);
  const running = useRef<AbortController | null>(null);
  const look = useCallback(() => {
    lastImport?.().then(setLast, () => setLast(null));
  }, [lastImport]);
  useEffect(look, [look]);
  // Leaving the page stops the import, because its failure could not be shown.
  useEffect(() => () => running.current?.abort(), []);

  const start = (file: File) => {
    if (!importFile) return;
    const controller = new AbortController();
    running.current = controller;
    run(async () => {
      try {
        return await importFile(file, { signal: controller.signal, progress: setProgress });
      } finally {
        setProgress(null);
        look();
      }
    });
  };
  const undo = () => {
    if (undoImport) run(() => undoImport().finally(look));
  };
  return { progress, last, start, stop: () => running.current?.abort(), undo };
}
