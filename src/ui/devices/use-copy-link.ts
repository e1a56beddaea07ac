import { message } from '../../domain/messages/message';
import type { Message } from '../../domain/messages/value';
import type { Outcome } from '../../engine/ports/outcome';
import { useDevices } from './use-devices';

/** Copies a link to the clipboard and reports the result: `copied`, or that the browser refused. */
export function useCopyLink(report: (outcome: Outcome) => void): (link: string, copied: Message) => void {
  const { copy } = useDevices();
  return (link, copied) =>
    void copy(link).then((ok) => report({ ok, text: ok ? copied : message('devices.copyRefused') }));
}
