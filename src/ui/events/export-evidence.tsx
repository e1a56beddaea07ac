import { Download } from 'lucide-react';
import type { HeadroomEvent } from '../../domain/events/event';
import type { AccountKey } from '../../domain/observations/observation';
import { Button } from '../components/button';
import { OutcomeLine } from '../components/outcome-line';
import { useTranslator } from '../components/reader-context';
import { useOutcome } from '../components/use-outcome';
import { useApp } from '../screen/app-context';

interface ExportEvidenceProps {
  readonly account: AccountKey;
  readonly events: readonly HeadroomEvent[];
}

/** A button that exports the evidence of the listed events: a redacted file that can be verified and replayed. */
export function ExportEvidence({ account, events }: ExportEvidenceProps) {
  const { ports } = useApp();
  const { t } = useTranslator();
  const { outcome, busy, run } = useOutcome();
  const ids = events.map(({ id }) => id);
  return (
    <>
      <Button disabled={busy || ids.length === 0} onClick={() => run(() => ports.exportEvidence(account, ids))}>
        <Download size={14} aria-hidden="true" /> {t('events.export')}
      </Button>
      <OutcomeLine outcome={outcome} />
    </>
  );
}
