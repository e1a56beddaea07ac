import { ExternalLink } from 'lucide-react';
import { Button, type ButtonKind } from '../components/button';
import { useApp } from './app-context';

/** Opens the official page: the one way to fresher figures. */
export function UsagePageButton({ kind = 'plain' }: { readonly kind?: ButtonKind }) {
  const { ports } = useApp();
  return (
    <Button kind={kind} onClick={ports.openUsagePage}>
      Usage page <ExternalLink size={14} aria-hidden="true" />
    </Button>
  );
}
