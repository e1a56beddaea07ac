import type { PopupPorts } from '../../engine/ports/screen-ports';
import { Button } from '../components/button';
import { useTranslator } from '../components/reader-context';
import notices from '../components/trouble-notices.module.css';
import { useLoaded } from '../components/use-loaded';

/** Says that the app waits for the user's consent, and leads to where it is given. Nothing when none waits. */
export function AskingApp({ ports }: { readonly ports: Pick<PopupPorts, 'askingApp' | 'openApp'> }) {
  const { t } = useTranslator();
  const { value: origin } = useLoaded('asking-app', ports.askingApp);
  if (!origin) return null;
  return (
    <section aria-label={t('popup.app')} className={notices.notice}>
      <p>{t('popup.app.asks', { origin })}</p>
      <Button onClick={() => ports.openApp('/settings')}>{t('popup.app.decide')}</Button>
    </section>
  );
}
