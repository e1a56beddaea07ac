import { useCallback, useEffect, useRef, useState } from 'react';
import type { ImportResult, SharedSnapshot } from '../../engine/ports/device-ports';
import type { Outcome } from '../../engine/ports/outcome';
import { useDevices } from './use-devices';

/**
 * What becomes of what is brought by camera, clipboard, address bar and share sheet: an offer, a share of a film, a file
 * that wants its passphrase, a sentence, a pairing code.
 */
export function useImport(onCode: (code: string) => void, settled: () => void) {
  const phone = useDevices();
  const [offer, setOffer] = useState<SharedSnapshot | null>(null);
  const [film, setFilm] = useState<number | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const [said, setSaid] = useState<Outcome | null>(null);
  const busy = useRef(false);

  const taken = useCallback(
    (what: ImportResult) => {
      setFilm(what.kind === 'animated-qr' ? what.share : null);
      if (what.kind === 'animated-qr') return;
      setSaid(wordsOf(what));
      if (what.kind === 'refused') return;
      settled();
      if (what.kind === 'snapshot') setOffer(what.snapshot);
      if (what.kind === 'code') onCode(what.code);
    },
    [onCode, settled],
  );
  const take = useCallback(
    async (text: string) => {
      // The camera reads the same code ten times a second.
      if (busy.current) return;
      busy.current = true;
      try {
        taken(await phone.shareImport.importText(text));
      } finally {
        busy.current = false;
      }
    },
    [phone, taken],
  );
  useEffect(() => {
    const look = () => {
      const brought = phone.incomingShare();
      if (brought?.kind === 'text') void take(brought.text);
      if (brought?.kind === 'lost') setSaid({ ok: false, text: brought.text });
      if (brought?.kind === 'file') setFile(brought.file);
    };
    look();
    return phone.onChange(look);
  }, [phone, take]);

  const settle = useCallback(
    (outcome: Outcome | null) => {
      setOffer(null);
      // A mistyped passphrase is no reason to have the file shared once more.
      if (outcome === null || outcome.ok) setFile(null);
      setSaid(outcome);
      if (outcome?.ok) settled();
    },
    [settled],
  );
  return { offer, film, file, said, take, settle };
}

function wordsOf(what: ImportResult): Outcome | null {
  if (what.kind === 'refused') return { ok: false, text: what.text };
  return what.kind === 'done' ? { ok: true, text: what.text } : null;
}
