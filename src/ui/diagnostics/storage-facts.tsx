import type { StorageReport } from '../../engine/ports/app-ports';
import { Fact, Facts } from '../components/facts';
import { Moment } from '../components/moment';
import { useLocaleAndZone } from '../components/reader-context';

const states = {
  open: '✓ open',
  full: '! full: new readings are not kept',
  denied: '! denied by the browser',
  evicted: '! was cleared by the browser',
  broken: '! cannot be opened',
} as const;

/** How much is stored, and whether the browser promised not to delete it. */
export function StorageFacts({ storage }: { readonly storage: StorageReport }) {
  const { locale } = useLocaleAndZone();
  return (
    <Facts>
      <Fact name="Database">{states[storage.state]}</Fact>
      {storage.observations === null ? null : (
        <Fact name="Readings">{new Intl.NumberFormat(locale).format(storage.observations)}</Fact>
      )}
      {storage.oldestAt === null ? null : (
        <Fact name="Since">
          <Moment at={storage.oldestAt} form="date" />
        </Fact>
      )}
      {storage.setAside === undefined ? null : (
        <Fact name="Set aside">
          {new Intl.NumberFormat(locale).format(storage.setAside)} dated later than this device’s clock
        </Fact>
      )}
      {storage.usedBytes === null ? null : (
        <Fact name="Size">
          {sizeText(storage.usedBytes, locale)}
          {storage.quotaBytes === null ? null : ` of ${sizeText(storage.quotaBytes, locale)} allowed`}
        </Fact>
      )}
      {storage.damaged.length === 0 ? null : (
        <Fact name="Damaged">{storage.damaged.join(', ')}: set aside and made anew</Fact>
      )}
      <Fact name="Kept">
        <Persistence {...storage} />
      </Fact>
    </Facts>
  );
}

/** For how long data is kept, and what the browser answered when it was asked for persistence. */
function Persistence({ persistent, persistAsked }: StorageReport) {
  if (persistent === null) return 'the browser does not say';
  if (persistent) return 'for good: the browser promised';
  const until = 'until the browser needs the room';
  if (persistAsked === undefined) return until;
  if (persistAsked === null) return `${until}; it is asked once you keep something here`;
  return (
    <>
      {until}; asked <Moment at={persistAsked.at} form="date" />, it did not promise more
    </>
  );
}

/** "2.8 MB", "1.2 GB" (powers of ten). */
function sizeText(bytes: number, locale: string): string {
  const [amount, unit] = bytes < 1e9 ? [bytes / 1e6, 'MB'] : [bytes / 1e9, 'GB'];
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(amount)} ${unit}`;
}
