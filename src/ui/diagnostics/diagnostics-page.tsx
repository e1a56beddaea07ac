import { Fact, Facts } from '../components/facts';
import { Columns, Page } from '../components/page';
import { Panel } from '../components/panel';
import { Skeleton } from '../components/skeleton';
import { useLoaded } from '../components/use-loaded';
import { useApp } from '../shell/app-context';
import { DriftList } from './drift-list';
import { LastBodies } from './last-bodies';
import { PermissionList } from './permission-list';
import { RefusedList } from './refused-list';
import { StorageFacts } from './storage-facts';

/** What was read and left out, where it is stored, and which permissions are granted. For trust and for bug reports. */
export function DiagnosticsPage() {
  const { ports, snapshot } = useApp();
  const { value, failed } = useLoaded(String(snapshot?.revision), ports.diagnostics);
  if (!value)
    return (
      <Page title="Diagnostics">
        {failed ? (
          <p>The inside cannot be looked at right now: storage does not answer. Restart the browser and try again.</p>
        ) : (
          <Skeleton />
        )}
      </Page>
    );
  return (
    <Page title="Diagnostics" lead="What was read and what was left out. Nothing here leaves this device.">
      <Panel name="Drift" title="Parts of the page we could not read">
        <DriftList drift={value.drift} />
      </Panel>
      {value.refused.length === 0 ? null : (
        <Panel name="Refused" title="Messages we did not look at">
          <RefusedList refused={value.refused} />
        </Panel>
      )}
      <Columns>
        <Panel name="Storage">
          <StorageFacts storage={value.storage} />
        </Panel>
        <Panel name="Permissions">
          <PermissionList permissions={value.permissions} />
        </Panel>
      </Columns>
      <Panel name="Last bodies seen" title="Last bodies seen, field by field">
        <LastBodies bodies={value.bodies} />
      </Panel>
      <Panel name="Versions">
        <Facts>
          {value.versions.map(({ name, version }) => (
            <Fact key={name} name={name}>
              {version}
            </Fact>
          ))}
        </Facts>
      </Panel>
    </Page>
  );
}
