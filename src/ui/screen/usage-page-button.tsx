import { ExternalLink } from 'lucide-react';
import { Button, type ButtonKind } from '../components/button';
import { useTranslator } from '../components/reader-context';
import { useApp } from './app-context';

/** Opens the official usage page, which is the only way to get fresher figures. Needs the app around it. */
export function UsagePageButton({ kind = 'plain' }: { readonly kind?: ButtonKind }) {
  const { ports } = useApp();
  const { t } = useTranslator();
  return (
    <Button kind={kind} onClick={ports.openUsagePage}>
      {t('common.usagePage')} <ExternalLink size={14} aria-hidden="true" />
    </Button>
  );
}
