import { Fact, Facts } from '../components/facts';
import { Columns, Page } from '../components/page';
import { Panel } from '../components/panel';
import { useTranslator } from '../components/reader-context';
import { Skeleton } from '../components/skeleton';
import { useLoaded } from '../components/use-loaded';
import { useApp } from '../screen/app-context';
import { UnreadableNotice } from '../screen/unreadable-notice';
import { DriftList } from './drift-list';
import { LastBodies } from './last-bodies';
import { PermissionList } from './permission-list';
import { RefusedList } from './refused-list';
import { StorageFacts } from './storage-facts';

/** What was read and left out, where it is stored, and which permissions are granted. For trust and for bug reports. */
export function DiagnosticsPage() {
  const { ports, snapshot } = useApp();
  const { t } = useTranslator();
  const { value, failed } = useLoaded(String(snapshot?.revision), ports.diagnostics);
  if (!value)
    return (
      <Page title={t('shell.page.diagnostics')}>
        <UnreadableNotice />
        {failed ? <p>{t('diagnostics.failed')}</p> : <Skeleton />}
      </Page>
    );
  return (
    <Page title={t('shell.page.diagnostics')} lead={t('diagnostics.lead')}>
      <UnreadableNotice />
      <Panel name={t('diagnostics.drift')} title={t('diagnostics.drift.title')}>
        <DriftList drift={value.drift} />
      </Panel>
      {value.refused.length === 0 ? null : (
        <Panel name={t('diagnostics.refused')} title={t('diagnostics.refused.title')}>
          <RefusedList refused={value.refused} />
        </Panel>
      )}
      <Columns>
        <Panel name={t('diagnostics.storage')}>
          <StorageFacts storage={value.storage} />
        </Panel>
        <Panel name={t('diagnostics.permissions')}>
          <PermissionList permissions={value.permissions} />
        </Panel>
      </Columns>
      <Panel name={t('diagnostics.bodies')} title={t('diagnostics.bodies.title')}>
        <LastBodies bodies={value.bodies} />
      </Panel>
      <Panel name={t('diagnostics.versions')}>
        <Facts>
          {value.versions.map(({ name, version }) => (
            <Fact key={name} name={t(`diagnostics.versions.${name}`)}>
              {version}
            </Fact>
          ))}
        </Facts>
      </Panel>
    </Page>
  );
}
