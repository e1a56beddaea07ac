import type { Outcome } from '../../engine/ports/outcome';
import { useDevices } from './use-devices';

/** Copies a link to the clipboard and reports the result: `copiedText`, or that the browser refused. */
export function useCopyLink(report: (outcome: Outcome) => void): (link: string, copiedText: string) => void {
  const { copy } = useDevices();
  return (link, copiedText) =>
    void copy(link).then((ok) => report({ ok, text: ok ? copiedText : 'The browser did not allow that.' }));
}
