import { Download, Printer, RotateCcw } from 'lucide-react';
import { guideCsv } from '../../domain/guide/guide-csv';
import { Button } from '../components/button';
import { OutcomeLine } from '../components/outcome-line';
import { Page, Stack } from '../components/page';
import { useTranslator } from '../components/reader-context';
import { Tag } from '../components/tag';
import { useApp } from '../screen/app-context';
import { ChecklistPanel, NotesPanel } from './checklist-panel';
import styles from './guide.module.css';
import { ReservePanel } from './reserve-panel';
import { RolloverPanel } from './rollover-panel';
import { TiersPanel } from './tiers-panel';
import { useGuide } from './use-guide';
import { useRealUnits } from './use-real-units';
import { ValuePanel } from './value-panel';
import { WhatIfsPanel } from './what-ifs-panel';

/** "Guide": the planning figures of the enterprise guide, with what a subscriber really has beside them. */
export function GuidePage() {
  const { ports } = useApp();
  const { t } = useTranslator();
  const state = useGuide();
  const real = useRealUnits();
  const { reports } = ports;
  return (
    <Page
      title={t('shell.page.guide')}
      lead={t('guide.lead')}
      actions={
        <span className={styles.actions}>
          {state.isChanged ? (
            <Button kind="quiet" onClick={state.reset}>
              <RotateCcw size={14} aria-hidden="true" /> {t('guide.reset')}
            </Button>
          ) : null}
          {reports ? (
            <Button onClick={() => reports.save('headroom-guide.csv', guideCsv(state.guide), 'text/csv')}>
              <Download size={14} aria-hidden="true" /> {t('guide.csv')}
            </Button>
          ) : null}
          <Button onClick={() => window.print()}>
            <Printer size={14} aria-hidden="true" /> {t('guide.print')}
          </Button>
        </span>
      }
    >
      <p className={styles.badge}>
        <Tag tone="warn">{t('guide.badge')}</Tag>
      </p>
      <OutcomeLine outcome={state.outcome} />
      <Stack>
        <TiersPanel state={state} real={real} />
        <div className={styles.pair}>
          <ReservePanel state={state} real={real} />
          <ValuePanel state={state} real={real} />
        </div>
        <RolloverPanel state={state} real={real} />
        <div className={styles.pair}>
          <WhatIfsPanel state={state} real={real} />
          <NotesPanel />
        </div>
        <ChecklistPanel state={state} />
      </Stack>
    </Page>
  );
}
