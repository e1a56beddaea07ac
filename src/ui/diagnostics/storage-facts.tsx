import { byteSize } from '../../domain/messages/byte-size';
import { itemsOf, message } from '../../domain/messages/message';
import type { StorageReport } from '../../engine/ports/app-ports';
import { Fact, Facts } from '../components/facts';
import { Moment } from '../components/moment';
import { useTranslator } from '../components/reader-context';
import { T } from '../components/translation';

/** How much is stored, and whether the browser promised not to delete it. */
export function StorageFacts({ storage }: { readonly storage: StorageReport }) {
  const { t, spell, formats } = useTranslator();
  return (
    <Facts>
      <Fact name={t('diagnostics.storage.database')}>{t(`diagnostics.storage.${storage.state}`)}</Fact>
      {storage.observations === null ? null : (
        <Fact name={t('diagnostics.storage.readings')}>{formats.number(storage.observations)}</Fact>
      )}
      {storage.oldestAt === null ? null : (
        <Fact name={t('diagnostics.storage.since')}>
          <Moment at={storage.oldestAt} form="date" />
        </Fact>
      )}
      {storage.setAside === undefined ? null : (
        <Fact name={t('diagnostics.storage.setAside')}>
          {t('diagnostics.storage.setAside.why', { count: storage.setAside })}
        </Fact>
      )}
      {storage.usedBytes === null ? null : (
        <Fact name={t('diagnostics.storage.size')}>{spell(sizeOf(storage.usedBytes, storage.quotaBytes))}</Fact>
      )}
      {storage.damaged.length === 0 ? null : (
        <Fact name={t('diagnostics.storage.damaged')}>
          {t('diagnostics.storage.damaged.what', { names: itemsOf(storage.damaged) })}
        </Fact>
      )}
      <Fact name={t('diagnostics.storage.kept')}>
        <Persistence {...storage} />
      </Fact>
    </Facts>
  );
}

function sizeOf(usedBytes: number, quotaBytes: number | null) {
  const used = byteSize(usedBytes);
  return quotaBytes === null
    ? used
    : message('diagnostics.storage.size.allowed', { used, allowed: byteSize(quotaBytes) });
}

/** For how long data is kept, and what the browser answered when it was asked for persistence. */
function Persistence({ persistent, persistAsked }: StorageReport) {
  const { t } = useTranslator();
  if (persistent === null) return t('diagnostics.storage.kept.unsaid');
  if (persistent) return t('diagnostics.storage.kept.forGood');
  if (persistAsked === undefined) return t('diagnostics.storage.kept.until');
  if (persistAsked === null) return t('diagnostics.storage.kept.notAsked');
  return (
    <T k="diagnostics.storage.kept.asked" values={{ at: { node: <Moment at={persistAsked.at} form="date" /> } }} />
  );
}
