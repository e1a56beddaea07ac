import { useEffect, useState } from 'react';

interface CountdownTimerProps {
  /** Epoch milliseconds. */
  readonly until: number;
  readonly now: () => number;
  readonly onEnd: () => void;
}

/** The time left until `until` as minutes and seconds ("2:41"), updated every second. Calls `onEnd` at zero. */
export function CountdownTimer({ until, now, onEnd }: CountdownTimerProps) {
  const [left, setLeft] = useState(() => Math.max(0, until - now()));
  useEffect(() => {
    const timer = setInterval(() => {
      const next = Math.max(0, until - now());
      setLeft(next);
      if (next === 0) onEnd();
    }, 1000);
    return () => clearInterval(timer);
  }, [until, now, onEnd]);
  const seconds = Math.ceil(left / 1000);
  return <span role="timer">{`${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`}</span>;
}
