import { useState } from 'react';
import type { SamplePorts } from '../../engine/ports/sample-ports';
import { Button } from '../components/button';
import { useTranslator } from '../components/reader-context';

interface SampleButtonProps {
  readonly sample: Pick<SamplePorts, 'add'>;
  /** Called once the month is stored. */
  readonly onAdded?: () => void;
}

/** "Try with sample data": makes the month, and says so where it cannot be stored. */
export function SampleButton({ sample, onAdded }: SampleButtonProps) {
  const { t } = useTranslator();
  const [isBusy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  return (
    <>
      <Button
        disabled={isBusy}
        onClick={() => {
          setBusy(true);
          void sample
            .add(t('pwa.sample.account'))
            .then(onAdded, () => setFailed(true))
            .finally(() => setBusy(false));
        }}
      >
        {t(isBusy ? 'pwa.empty.making' : 'pwa.empty.try')}
      </Button>
      {failed && <output>{t('pwa.empty.failed')}</output>}
    </>
  );
}
