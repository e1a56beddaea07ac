import { useEffect, useState } from 'react';
import { QrCodeImage, type QrCodeShape } from './qr-code-image';

interface AnimatedQrCodeProps {
  readonly next: () => QrCodeShape | null;
  readonly label: string;
}

/** Eight codes a second: as fast as cameras follow. */
const frameMs = 125;

/** A film of codes, for as long as it is on the screen. */
export function AnimatedQrCode({ next, label }: AnimatedQrCodeProps) {
  const [code, setCode] = useState(next);
  useEffect(() => {
    const timer = setInterval(() => setCode(next()), frameMs);
    return () => clearInterval(timer);
  }, [next]);
  return code ? <QrCodeImage code={code} label={label} /> : null;
}
