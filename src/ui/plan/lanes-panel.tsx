import { ArrowDown, ArrowUp } from 'lucide-react';
import { describeLane } from '../../domain/lanes/describe-lanes';
import { snapshotLanes } from '../../domain/lanes/lane-line';
import { withLaneMoved } from '../../domain/lanes/lane-order';
import type { Value } from '../../domain/messages/value';
import type { AccountKey } from '../../domain/observations/observation';
import { Button } from '../components/button';
import { OutcomeLine } from '../components/outcome-line';
import { Panel } from '../components/panel';
import { useNow, useTranslator } from '../components/reader-context';
import { useLoaded } from '../components/use-loaded';
import { useOutcome } from '../components/use-outcome';
import { useApp } from '../screen/app-context';
import styles from './lanes.module.css';

/** The user's lanes in their order, the state of each, and which one is next. */
export function LanesPanel({ active }: { readonly active: AccountKey }) {
  const { ports, settings, snapshot, storedOutlook } = useApp();
  const { t, spell } = useTranslator();
  const { outcome, run } = useOutcome();
  const now = useNow();
  const accounts = snapshot?.accounts ?? [];
  const keys = accounts.map(({ account }) => account.key);
  const { value: stored = {} } = useLoaded(`${keys}/${snapshot?.revision}`, () =>
    keys.length > 1 ? ports.storedOutlooks(keys) : Promise.resolve({}),
  );
  const forecasts = storedOutlook ? { ...stored, [active]: storedOutlook } : stored;
  const found = snapshotLanes({ accounts, active, forecasts, order: settings.lanes, now });
  if (!found)
    return (
      <Panel name={t('plan.lane.title')}>
        <p className={styles.secondary}>{t('plan.lane.one')}</p>
      </Panel>
    );
  const { lanes, line, nameOf } = found;
  const order = lanes.map(({ id }) => id);
  const text = (name: Value): string => (typeof name === 'object' && 'key' in name ? spell(name) : String(name));
  const move = (id: (typeof order)[number], by: -1 | 1) =>
    run(() => ports.saveSettings({ ...settings, lanes: withLaneMoved(order, id, by) }));
  return (
    <Panel name={t('plan.lane.title')}>
      <p className={styles.advice}>
        {line ? spell(line) : t('plan.lane.unknown', { name: nameOf(`account:${active}`) })}
      </p>
      <ol className={styles.lanes}>
        {lanes.map((lane, index) => (
          <li key={lane.id} data-state={lane.state}>
            <span className={styles.lane}>
              <span className={styles.name}>
                <bdi>{text(nameOf(lane.id))}</bdi>
              </span>
              <span className={styles.secondary}>{spell(describeLane(lane))}</span>
            </span>
            <Button
              kind="quiet"
              disabled={index === 0}
              aria-label={t('plan.lane.up', { lane: nameOf(lane.id) })}
              onClick={() => move(lane.id, -1)}
            >
              <ArrowUp size={14} aria-hidden="true" />
            </Button>
            <Button
              kind="quiet"
              disabled={index === lanes.length - 1}
              aria-label={t('plan.lane.down', { lane: nameOf(lane.id) })}
              onClick={() => move(lane.id, 1)}
            >
              <ArrowDown size={14} aria-hidden="true" />
            </Button>
          </li>
        ))}
      </ol>
      <OutcomeLine outcome={outcome} />
      <p className={styles.secondary}>{t('plan.lane.terms')}</p>
    </Panel>
  );
}
