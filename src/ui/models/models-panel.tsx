import { blockedModels } from '../../domain/models/blocked-models';
import type { ModelAvailability } from '../../domain/observations/observation';
import { Moment } from '../components/moment';
import { Panel } from '../components/panel';
import { useNow } from '../components/reader-context';
import styles from './models-panel.module.css';

/** The models that cannot be used now: until when, and what opens them or stands in. Nothing while all can be used. */
export function ModelsPanel({ models }: { readonly models: readonly ModelAvailability[] }) {
  const blocked = blockedModels(models, useNow());
  if (blocked.length === 0) return null;
  return (
    <Panel name="Models">
      <ul className={styles.list}>
        {blocked.map((model) => (
          <li key={model.slug}>
            <BlockedModel model={model} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function BlockedModel({ model }: { readonly model: ModelAvailability }) {
  const { slug, availableAt, creditsWouldEnable, fallbacks = [] } = model;
  return (
    <>
      <p className={styles.model}>
        <span className={styles.name}>{slug}</span>{' '}
        <span className={styles.state}>
          <span aria-hidden="true">▲</span> {availableAt === null ? 'unavailable' : 'back '}
          {availableAt !== null && <Moment at={availableAt} />}
        </span>
      </p>
      {(creditsWouldEnable || fallbacks.length > 0) && (
        <p className={styles.detail}>
          {creditsWouldEnable && 'Credits would open it. '}
          {fallbacks.length > 0 && `Use ${fallbacks.join(' or ')} until then.`}
        </p>
      )}
    </>
  );
}
