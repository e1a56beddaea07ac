import { useEffect, useState } from 'react';
import { QrCodeImage, type QrCodeShape } from './qr-code-image';

interface AnimatedQrCodeProps {
  /** The next frame; null when there is none. */
  readonly next: () => QrCodeShape | null;
  readonly label: string;
}

/** Eight frames a second, which is as fast as phone cameras can read. */
const frameMs = 125;

/** Shows frame after frame for as long as it is mounted. */
export function AnimatedQrCode({ next, label }: AnimatedQrCodeProps) {
  const [frame, setFrame] = useState(next);
  useEffect(() => {
    const timer = setInterval(() => setFrame(next()), frameMs);
    return () => clearInterval(timer);
  }, [next]);
  return frame ? <QrCodeImage code={frame} label={label} /> : null;
}
