import { createRoot } from 'react-dom/client';
import { readCatalogueFile } from '../../src/browser/catalogue-files';
import { readerZone } from '../../src/browser/page-clock';
import { rereadOnChange } from '../../src/engine/session-files/reread-on-change';
import { createMinuteClock } from '../../src/ui/screen/minute-clock';
import { applySettings, createPageLanguage } from '../../src/ui/screen/page-language';
import { createHashRouter } from '../../src/ui/screen/router';
import { createScreenStore } from '../../src/ui/screen/screen-store';
import { App } from '../../src/ui/shell/app';
import '../../src/ui/styles/tokens.css';
import '../../src/ui/styles/base.css';
import '../../src/ui/styles/print.css';
import '../../src/ui/styles/touch.css';
import { createExtensionPorts } from './extension-ports';

const ports = createExtensionPorts();
const language = createPageLanguage({
  readerLanguages: navigator.languages,
  zone: readerZone(),
  now: Date.now,
  readFile: (wanted, part) => readCatalogueFile(wanted, part, location.href),
});

void createScreenStore(ports).then(async (store) => {
  await applySettings(store, language);
  const root = document.getElementById('root');
  if (!root) return;
  const clock = createMinuteClock(ports.clock);
  createRoot(root).render(
    <App ports={ports} store={store} clock={clock} language={language} router={createHashRouter(window)} />,
  );
  // A remembered folder of the Codex CLI is read again after the first paint.
  setTimeout(() => ports.cli && rereadOnChange(ports.cli, ports.onSnapshotChange, Date.now), 1_000);
  setTimeout(() => void ports.keepFolderSynced().catch(() => undefined), 2_000);
});
