import { sampleAccount } from '../../domain/sample/sample-account';
import type { FirstStepsPorts, FirstSteps as Steps } from '../../engine/ports/first-steps-ports';
import { Button } from '../components/button';
import { useTranslator } from '../components/reader-context';
import { SampleButton } from '../sample/sample-button';
import { useApp } from '../screen/app-context';
import { WindowRings } from '../windows/window-rings';
import styles from './first-steps.module.css';
import { Promises } from './promises';
import { Step } from './step';
import { stepStates } from './step-states';
import { useFirstSteps } from './use-first-steps';

/** The extension's first page: pin the button, open the usage page, see the figures. Each step says by itself when it is done. */
export function FirstSteps({ port }: { readonly port: FirstStepsPorts }) {
  const { ports, router, snapshot, selectedAccount, storedOutlook, settings } = useApp();
  const { t } = useTranslator();
  const steps = useFirstSteps(port);
  const accounts = snapshot?.accounts ?? [];
  const isEmpty = accounts.length === 0;
  const hasFigures = accounts.some(({ account }) => account.key !== sampleAccount);
  const states = stepStates(steps, hasFigures);
  const isReady = Object.values(states).every((state) => state === 'done');
  return (
    <div className={styles.page}>
      <section aria-label={t('headline.region')} className={styles.hero}>
        <WindowRings
          windows={(hasFigures && selectedAccount?.view.windows) || []}
          outlook={storedOutlook}
          mode={settings.gauge}
          size={72}
        />
        <div>
          <h1>{t(isReady ? 'welcome.ready' : 'welcome.title')}</h1>
          {isReady ? null : <p>{t('welcome.lead')}</p>}
        </div>
      </section>
      <section aria-label={t('shell.welcome')} className={styles.card}>
        <ol className={styles.steps}>
          <Step number={1} state={states.pin} title={t('welcome.pin')}>
            {t(pinText(steps, port))}
          </Step>
          <Step
            number={2}
            state={states.open}
            title={t('welcome.open')}
            action={
              <OpenAction
                port={port}
                isAllowed={steps?.allowed !== false}
                isNext={states.open === 'next'}
                openUsagePage={ports.openUsagePage}
              />
            }
          >
            {t(openText(steps, states.open === 'done'))}
          </Step>
          <Step
            number={3}
            state={states.see}
            title={t('welcome.see')}
            action={hasFigures ? <SeeLink isReady={isReady} /> : null}
          >
            {t(hasFigures ? 'welcome.see.done' : states.open === 'done' ? 'welcome.see.wait' : 'welcome.see.how')}
          </Step>
        </ol>
      </section>
      <div className={styles.below}>
        <Promises />
        {ports.sample && isEmpty ? (
          <section aria-label={t('welcome.sample')} className={styles.sample}>
            <h2>{t('welcome.sample')}</h2>
            <p>{t('welcome.sample.text')}</p>
            <SampleButton sample={ports.sample} onAdded={() => router.go('/')} />
          </section>
        ) : null}
      </div>
    </div>
  );
}

function pinText(steps: Steps | null, { browser }: FirstStepsPorts) {
  if (steps?.pinned === null) return 'welcome.pin.phone';
  if (steps?.pinned) return 'welcome.pin.done';
  return browser === 'firefox' ? 'welcome.pin.gear' : 'welcome.pin.pin';
}

function openText(steps: Steps | null, isDone: boolean) {
  if (steps?.allowed === false) return 'welcome.open.blocked';
  return isDone ? 'welcome.open.done' : 'welcome.open.how';
}

interface OpenActionProps {
  readonly port: FirstStepsPorts;
  readonly isAllowed: boolean;
  readonly isNext: boolean;
  readonly openUsagePage: () => void;
}

/** A browser that does not let Headroom see the site is asked first: a page opened before would show nothing. */
function OpenAction({ port, isAllowed, isNext, openUsagePage }: OpenActionProps) {
  const { t } = useTranslator();
  const kind = isNext ? 'primary' : 'plain';
  if (!isAllowed)
    return (
      <Button kind="primary" onClick={() => void port.allow()}>
        {t('welcome.open.allow')}
      </Button>
    );
  return (
    <Button kind={kind} onClick={openUsagePage}>
      {t('headline.first.open')}
    </Button>
  );
}

function SeeLink({ isReady }: { readonly isReady: boolean }) {
  const { router } = useApp();
  const { t } = useTranslator();
  return (
    <Button kind={isReady ? 'primary' : 'plain'} onClick={() => router.go('/')}>
      {t('welcome.see.go')}
    </Button>
  );
}
