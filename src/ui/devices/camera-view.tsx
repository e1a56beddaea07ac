import { useEffect, useRef, useState } from 'react';
import type { Message } from '../../domain/messages/value';
import type { Scanner } from '../../engine/ports/device-ports';
import { useTranslator } from '../components/reader-context';
import styles from './devices.module.css';
import { OutcomeBox } from './outcome-box';

interface CameraViewProps {
  readonly scanner: Scanner;
  readonly onText: (text: string) => void;
}

/** The camera image. Reports every code it reads for as long as it is mounted. */
export function CameraView({ scanner, onText }: CameraViewProps) {
  const { t } = useTranslator();
  const video = useRef<HTMLVideoElement>(null);
  const latest = useRef(onText);
  latest.current = onText;
  const [trouble, setTrouble] = useState<Message | null>(null);
  useEffect(() => {
    let stop: (() => void) | null = null;
    let isUnmounted = false;
    const element = video.current;
    if (!element) return;
    void scanner
      .start(element, (text) => latest.current(text))
      .then((started) => {
        if (typeof started !== 'function') return setTrouble(started);
        if (isUnmounted) return started();
        stop = started;
      });
    return () => {
      isUnmounted = true;
      stop?.();
    };
  }, [scanner]);
  return (
    <>
      <video
        ref={video}
        className={styles.video}
        muted
        playsInline
        aria-label={t('devices.camera')}
        hidden={trouble !== null}
      />
      <OutcomeBox outcome={trouble === null ? null : { ok: false, text: trouble }} />
    </>
  );
}
