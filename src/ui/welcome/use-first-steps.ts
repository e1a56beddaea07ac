import { useEffect, useState } from 'react';
import type { FirstSteps, FirstStepsPorts } from '../../engine/ports/first-steps-ports';

/**
 * How far the user has come, live; null until the browser has answered. A usage page that was open once while this page is shown
 * counts as opened: the user may close it, and the step stays done.
 */
export function useFirstSteps(port: FirstStepsPorts): FirstSteps | null {
  const [steps, setSteps] = useState<FirstSteps | null>(null);
  useEffect(() => {
    let isShown = true;
    const accept = (next: FirstSteps) => {
      if (isShown)
        setSteps((before) => ({ ...next, usagePageOpen: next.usagePageOpen || before?.usagePageOpen === true }));
    };
    // A browser that does not answer leaves the steps as they are.
    const read = () => void port.read().then(accept, () => undefined);
    read();
    const stop = port.onChange(read);
    return () => {
      isShown = false;
      stop();
    };
  }, [port]);
  return steps;
}
