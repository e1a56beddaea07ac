import type { PopupPorts } from '../../engine/ports/screen-ports';
import { Button } from '../components/button';
import notices from '../components/trouble-notices.module.css';
import { useLoaded } from '../components/use-loaded';

/** Says that the app waits for the user's consent, and leads to where it is given. Nothing when none waits. */
export function AskingApp({ ports }: { readonly ports: Pick<PopupPorts, 'askingApp' | 'openApp'> }) {
  const { value: origin } = useLoaded('asking-app', ports.askingApp);
  if (!origin) return null;
  return (
    <section aria-label="App in this browser" className={notices.notice}>
      <p>The Headroom app at {origin} asks to show what is stored in this browser.</p>
      <Button onClick={() => ports.openApp('/settings')}>Decide</Button>
    </section>
  );
}
