import { itemsOf, message } from '../../domain/messages/message';
import type { Message } from '../../domain/messages/value';
import { blockedModels } from '../../domain/models/blocked-models';
import type { ModelAvailability } from '../../domain/observations/observation';
import { Moment } from '../components/moment';
import { Panel } from '../components/panel';
import { useNow, useTranslator } from '../components/reader-context';
import { T } from '../components/translation';
import styles from './models-panel.module.css';

/**
 * The models that cannot be used now: until when, and what makes them available or replaces them. Renders nothing while all
 * can be used.
 */
export function ModelsPanel({ models }: { readonly models: readonly ModelAvailability[] }) {
  const { t } = useTranslator();
  const blocked = blockedModels(models, useNow());
  if (blocked.length === 0) return null;
  return (
    <Panel name={t('models.region')}>
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
  const { t, sentences } = useTranslator();
  const { slug, availableAt } = model;
  const ways = waysOn(model);
  return (
    <>
      <p className={styles.model}>
        <span className={styles.name}>{slug}</span>{' '}
        <span className={styles.state}>
          <span aria-hidden="true">▲</span>{' '}
          {availableAt === null ? (
            t('models.unavailable')
          ) : (
            <T k="models.back" values={{ at: { node: <Moment key="at" at={availableAt} /> } }} />
          )}
        </span>
      </p>
      {ways.length > 0 ? <p className={styles.detail}>{sentences(ways)}</p> : null}
    </>
  );
}

/** What makes the model available, and which models can replace it. */
function waysOn({ availableAt, creditsWouldEnable, fallbacks = [] }: ModelAvailability): readonly Message[] {
  const values = { models: itemsOf(fallbacks), count: fallbacks.length };
  const standIns = availableAt === null ? 'models.useMeanwhile' : 'models.useUntilThen';
  return [
    ...(creditsWouldEnable ? [message('models.credits')] : []),
    ...(fallbacks.length > 0 ? [message(standIns, values)] : []),
  ];
}
