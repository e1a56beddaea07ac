import { createRoot } from 'react-dom/client';
import { Popup } from '../../src/ui/popup/popup';
import { markDocument } from '../../src/ui/screen/language-store';
import { createMinuteClock } from '../../src/ui/screen/minute-clock';
import { createScreenStore, settingsOf } from '../../src/ui/screen/screen-store';
import '../../src/ui/styles/tokens.css';
import '../../src/ui/styles/base.css';
import '../../src/ui/styles/popup.css';
import { popupLanguage } from './popup-language';
import { popupPorts } from './popup-ports';

/** Firefox for Android opens a popup as a page: it has the whole screen, as the side panel has its column, and thumbs press it. */
const isPage = /Android/.test(navigator.userAgent);
if (isPage) document.body.className = 'panel';
const root = document.getElementById('root');

void createScreenStore(popupPorts).then(async (store) => {
  const { appearance, language } = settingsOf(store.getState());
  document.documentElement.dataset.appearance = appearance ?? 'system';
  await popupLanguage.choose(language);
  markDocument(document.documentElement, popupLanguage.translator());
  if (isPage) await import('../../src/ui/styles/touch.css');
  if (root)
    createRoot(root).render(
      <Popup ports={popupPorts} store={store} clock={createMinuteClock(popupPorts.clock)} language={popupLanguage} />,
    );
  // After the paint, and before a glance is over: a remembered folder of the Codex CLI is read again.
  setTimeout(() => void import('./reread-cli').then(({ rereadCli }) => rereadCli()).catch(() => undefined), 600);
});
