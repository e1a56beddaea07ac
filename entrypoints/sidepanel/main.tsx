import { createRoot } from 'react-dom/client';
import { readCatalogueFile } from '../../src/browser/catalogue-files';
import { readerZone } from '../../src/browser/page-clock';
import { Popup } from '../../src/ui/popup/popup';
import { createMinuteClock } from '../../src/ui/screen/minute-clock';
import { applySettings, createPageLanguage } from '../../src/ui/screen/page-language';
import { createScreenStore } from '../../src/ui/screen/screen-store';
import { UpcomingList } from '../../src/ui/upcoming/upcoming-list';
import '../../src/ui/styles/tokens.css';
import '../../src/ui/styles/base.css';
import '../../src/ui/styles/popup.css';
import { panelPorts } from './panel-ports';

const language = createPageLanguage({
  readerLanguages: navigator.languages,
  zone: readerZone(),
  now: Date.now,
  readFile: (wanted, part) => readCatalogueFile(wanted, part, location.href),
});

void createScreenStore(panelPorts).then(async (store) => {
  await applySettings(store, language);
  const root = document.getElementById('root');
  if (!root) return;
  createRoot(root).render(
    <Popup
      ports={panelPorts}
      store={store}
      clock={createMinuteClock(panelPorts.clock)}
      language={language}
      Below={UpcomingList}
    />,
  );
  // After the paint: a remembered folder of the Codex CLI is read again.
  setTimeout(() => void import('../popup/reread-cli').then(({ rereadCli }) => rereadCli()).catch(() => undefined), 600);
});
