import { useEffect, useRef, useState } from 'react';
import type { Scanner } from '../../engine/ports/device-ports';
import styles from './devices.module.css';
import { StatusLine } from './status-line';

interface CameraViewProps {
  readonly scanner: Scanner;
  readonly onText: (text: string) => void;
}

/** The camera, reading codes for as long as it is on the screen. */
export function CameraView({ scanner, onText }: CameraViewProps) {
  const video = useRef<HTMLVideoElement>(null);
  const latest = useRef(onText);
  latest.current = onText;
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    let stop: (() => void) | null = null;
    let gone = false;
    const shown = video.current;
    if (!shown) return;
    void scanner
      .start(shown, (text) => latest.current(text))
      .then((started) => {
        if (typeof started === 'string') return setTrouble(started);
        if (gone) return started();
        stop = started;
      });
    return () => {
      gone = true;
      stop?.();
    };
  }, [scanner]);
  return (
    <>
      <video ref={video} className={styles.video} muted playsInline aria-label="Camera" hidden={trouble !== null} />
      <StatusLine outcome={trouble === null ? null : { ok: false, text: trouble }} />
    </>
  );
}
