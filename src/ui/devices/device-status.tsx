import type { DeviceLine } from '../../engine/ports/device-ports';
import { Moment } from '../components/moment';
import { linkedComputerText, outdatedComputerText, pairAgainText } from './link-again-text';

/** The status of a paired device in one or two sentences: the last accepted message, or what a computer needs. */
export function DeviceStatus({ line }: { readonly line: DeviceLine }) {
  if (line.linkAgain) return outdatedComputerText(line.name);
  if (line.vendor === null) return linkedComputerText(line.name);
  return (
    <>
      {line.acceptedAt === null ? (
        'Nothing sent yet.'
      ) : (
        <>
          Last accepted by {line.vendor} <Moment at={line.acceptedAt} />. {line.sentToday} of {line.cap} messages in 24
          h.
        </>
      )}
      {line.trouble ? ` ${line.trouble}` : ''}
      {line.pairAgain ? ` ${pairAgainText}` : ''}
    </>
  );
}
