import { createRoot } from 'react-dom/client';
import { rereadQuietly } from '../../src/engine/files/lazy-cli-ports';
import { App } from '../../src/ui/shell/app';
import { createMinuteClock } from '../../src/ui/shell/minute-clock';
import { createHashRouter } from '../../src/ui/shell/router';
import { createScreenStore, settingsOf } from '../../src/ui/shell/screen-store';
import '../../src/ui/styles/tokens.css';
import '../../src/ui/styles/base.css';
import { createExtensionPorts } from './extension-ports';

const ports = createExtensionPorts();

void createScreenStore(ports).then((store) => {
  document.documentElement.dataset.appearance = settingsOf(store.getState()).appearance ?? 'system';
  const root = document.getElementById('root');
  if (!root) return;
  const clock = createMinuteClock(ports.clock);
  createRoot(root).render(<App ports={ports} store={store} clock={clock} router={createHashRouter(window)} />);
  // A remembered folder of the Codex CLI is read again after the first paint.
  setTimeout(() => void (ports.cli && rereadQuietly(ports.cli).catch(() => undefined)), 1_000);
});
