import { useEffect, useState } from 'react';
import { CodeImage, type CodeShape } from './qr-code-image';

interface CodeFilmProps {
  readonly next: () => CodeShape | null;
  readonly label: string;
}

/** Eight codes a second: as fast as cameras follow. */
const frameMs = 125;

/** A film of codes, for as long as it is on the screen. */
export function AnimatedCode({ next, label }: CodeFilmProps) {
  const [code, setCode] = useState(next);
  useEffect(() => {
    const timer = setInterval(() => setCode(next()), frameMs);
    return () => clearInterval(timer);
  }, [next]);
  return code ? <CodeImage code={code} label={label} /> : null;
}
