import type { DeviceLine } from '../../engine/ports/device-ports';
import { Moment } from '../components/moment';
import { useTranslator } from '../components/reader-context';
import { Sentences } from '../components/sentences';
import { T } from '../components/translation';

/** The status of a paired device in a few sentences: the last accepted message, or what a computer needs. */
export function DeviceStatus({ line }: { readonly line: DeviceLine }) {
  const { t, spell } = useTranslator();
  const { name, vendor, acceptedAt, sentToday, cap, trouble } = line;
  if (line.linkAgain) return t('devices.status.outdated', { name });
  if (vendor === null) return t('devices.status.linked', { name });
  return (
    <Sentences>
      {acceptedAt === null ? (
        t('devices.status.none')
      ) : (
        <T
          k="devices.status.accepted"
          values={{ vendor, at: { node: <Moment at={acceptedAt} /> }, sent: sentToday, cap: cap ?? 0 }}
        />
      )}
      {trouble && spell(trouble)}
      {line.pairAgain && t('devices.status.pairAgain')}
    </Sentences>
  );
}
