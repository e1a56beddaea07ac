// Draws any screen in any state from made-up data: `?screen=popup&state=blocked`, `?screen=app&state=aged&lang=de#/bank`. Everything a
// screen says is worked out by the code that ships, from the states of scenes.ts.
import { createRoot } from 'react-dom/client';
import '../../src/ui/styles/tokens.css';
import '../../src/ui/styles/base.css';
import '../../src/ui/styles/popup.css';
import { readCatalogueFile } from '../../src/browser/catalogue-files';
import type { Settings } from '../../src/domain/settings';
import type { AppPorts } from '../../src/engine/ports/app-ports';
import type { StoredOutlooks } from '../../src/engine/ports/screen-ports';
import { englishMessages, loadMessages } from '../../src/i18n/app-messages';
import { Popup } from '../../src/ui/popup/popup';
import { App } from '../../src/ui/shell/app';
import { createLanguageStore } from '../../src/ui/shell/language-store';
import { createHashRouter } from '../../src/ui/shell/router';
import { createScreenStore } from '../../src/ui/shell/screen-store';
import { UpcomingList } from '../../src/ui/upcoming/upcoming-list';
import { now } from '../support/fixtures/account-view';
import { sampleAlerts } from '../support/fixtures/alerts';
import { type SampleState, samplePorts } from '../support/fixtures/sample-ports';
import { findOverflow, findUntranslated } from './find-overflow';
import { findSmallTargets } from './find-small-targets';

Object.assign(globalThis, { findOverflow, findUntranslated, findSmallTargets });

const query = new URLSearchParams(location.search);
const screenName = query.get('screen');
const isApp = screenName === 'app';
// The popup has these under a finger only: see popup.css.
if (isApp) void import('../../src/ui/styles/touch.css');
const clock = { now: () => now, subscribe: () => () => {} };
const wantedLanguage = query.get('lang') ?? 'en';
const languages = createLanguageStore({
  english: englishMessages,
  readerLanguages: [wantedLanguage === 'en' ? 'en-GB' : wantedLanguage],
  zone: 'Europe/Berlin',
  now: clock.now,
  load: (chosen) => loadMessages(chosen, (each, part) => readCatalogueFile(each, part, location.href)),
});
// The address decides, not the settings of the made-up state.
const language = { ...languages, choose: () => languages.choose(wantedLanguage) };
await language.choose();

/** The forecasts and advice that the page would have stored for the popup. */
async function storedOutlooks({ outlook }: AppPorts, accounts: readonly string[]): Promise<StoredOutlooks> {
  const [account = ''] = accounts;
  const computed = await outlook(account);
  return computed ? { [account]: { forecasts: computed.forecasts, advice: computed.verdicts } } : {};
}

function withGauge(settings: Settings): Settings {
  return query.get('mode') === 'used' ? { ...settings, gauge: 'used' } : settings;
}

const sample = samplePorts(now, (query.get('state') ?? 'plus') as SampleState);
/** Alerts arrive, except where something is wrong anyway. */
const arrivingAlerts: Pick<AppPorts, 'alerts'> =
  !sample.alerts || query.get('state') === 'aged' || query.get('state') === 'extras'
    ? {}
    : { alerts: { ...sample.alerts, status: async () => ({ ...sampleAlerts(now), failed: [] }) } };

const ports: AppPorts = {
  ...sample,
  ...arrivingAlerts,
  loadSnapshot: async () => {
    const snapshot = await sample.loadSnapshot();
    return snapshot && { ...snapshot, settings: withGauge(snapshot.settings) };
  },
  storedOutlooks: (accounts) => storedOutlooks(sample, accounts),
};
const popupPorts = {
  ...ports,
  askingApp: async () => (query.has('asks') ? 'https://app.example' : null),
  openApp: () => {},
  ...(screenName !== 'panel' && { openPanel: () => {} }),
};

if (!isApp) document.body.classList.add(screenName === 'panel' ? 'panel' : 'popup');
const root = createRoot(document.getElementById('root') as HTMLElement);
void createScreenStore(ports).then((store) => {
  root.render(
    isApp ? (
      <App ports={ports} store={store} clock={clock} language={language} router={createHashRouter(window)} />
    ) : (
      <Popup
        ports={popupPorts}
        store={store}
        clock={clock}
        language={language}
        {...(screenName === 'panel' && { Below: UpcomingList })}
      />
    ),
  );
});
