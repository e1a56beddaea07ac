import { createRoot } from 'react-dom/client';
import { rereadQuietly } from '../../src/app/files/lazy-cli-ports';
import { App } from '../../src/app/screen/app';
import { createHashRouter } from '../../src/app/screen/router';
import { createScreenStore, settingsOf } from '../../src/app/screen/screen-store';
import { createTicker } from '../../src/app/screen/ticker';
import '../../src/show/tokens.css';
import '../../src/show/base.css';
import { createExtensionPorts } from './extension-ports';

const ports = createExtensionPorts();

void createScreenStore(ports).then((store) => {
  document.documentElement.dataset.appearance = settingsOf(store.getState()).appearance ?? 'system';
  const root = document.getElementById('root');
  if (!root) return;
  const present = createTicker(ports.clock);
  createRoot(root).render(<App ports={ports} store={store} present={present} router={createHashRouter(window)} />);
  // A remembered folder of the Codex CLI is read again once the screen is there.
  setTimeout(() => void (ports.cli && rereadQuietly(ports.cli).catch(() => undefined)), 1_000);
});
