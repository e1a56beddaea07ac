import { useCallback, useEffect, useRef, useState } from 'react';
import type { ImportResult, SharedSnapshot } from '../../engine/ports/device-ports';
import type { Outcome } from '../../engine/ports/outcome';
import { useDevices } from './use-devices';

export interface ImportState {
  /** An unencrypted snapshot that waits for the user's consent. */
  readonly snapshot: SharedSnapshot | null;
  /** How much of an animated QR code has been scanned, 0–1; null while none is scanned. */
  readonly scannedShare: number | null;
  /** An encrypted file from the share sheet that waits for its passphrase. */
  readonly file: File | null;
  readonly outcome: Outcome | null;
  readonly importText: (text: string) => Promise<void>;
  /** Ends what waits: with its result, or with null when the user refused it. */
  readonly finish: (outcome: Outcome | null) => void;
}

/**
 * Imports what comes from the camera, the clipboard, the address or the share sheet. `onCode` gets the digits of a pairing code;
 * `onSettled` is called whenever something was read, so that camera or form can close.
 */
export function useImport(onCode: (code: string) => void, onSettled: () => void): ImportState {
  const devices = useDevices();
  const [snapshot, setSnapshot] = useState<SharedSnapshot | null>(null);
  const [scannedShare, setScannedShare] = useState<number | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const isBusy = useRef(false);

  const handleResult = useCallback(
    (result: ImportResult) => {
      setScannedShare(result.kind === 'animated-qr' ? result.share : null);
      if (result.kind === 'animated-qr') return;
      setOutcome(outcomeOf(result));
      if (result.kind === 'refused') return;
      onSettled();
      if (result.kind === 'snapshot') setSnapshot(result.snapshot);
      if (result.kind === 'code') onCode(result.code);
    },
    [onCode, onSettled],
  );
  const importText = useCallback(
    async (text: string) => {
      // The camera reads the same code ten times a second.
      if (isBusy.current) return;
      isBusy.current = true;
      try {
        handleResult(await devices.shareImport.importText(text));
      } finally {
        isBusy.current = false;
      }
    },
    [devices, handleResult],
  );
  useEffect(() => {
    const takeIncoming = () => {
      const incoming = devices.incomingShare();
      if (incoming?.kind === 'text') void importText(incoming.text);
      if (incoming?.kind === 'lost') setOutcome({ ok: false, text: incoming.text });
      if (incoming?.kind === 'file') setFile(incoming.file);
    };
    takeIncoming();
    return devices.onChange(takeIncoming);
  }, [devices, importText]);

  const finish = useCallback(
    (result: Outcome | null) => {
      setSnapshot(null);
      // After a mistyped passphrase the file stays, so that it need not be shared again.
      if (result === null || result.ok) setFile(null);
      setOutcome(result);
      if (result?.ok) onSettled();
    },
    [onSettled],
  );
  return { snapshot, scannedShare, file, outcome, importText, finish };
}

function outcomeOf(result: ImportResult): Outcome | null {
  if (result.kind === 'refused') return { ok: false, text: result.text };
  return result.kind === 'done' ? { ok: true, text: result.text } : null;
}
