// Draws any screen in any state from made-up data: `?screen=popup&state=blocked`, `?screen=app&state=aged&lang=de#/bank`.
import { createRoot } from 'react-dom/client';
import '../../src/ui/styles/tokens.css';
import '../../src/ui/styles/base.css';
import '../../src/ui/styles/popup.css';
import { readCatalogueFile } from '../../src/browser/catalogue-files';
import { englishMessages, loadMessages } from '../../src/i18n/app-messages';
import { ReaderContextProvider } from '../../src/ui/components/reader-context';
import { FirstRun } from '../../src/ui/headline/first-run';
import { AccountPopup } from '../../src/ui/popup/account-popup';
import { App } from '../../src/ui/shell/app';
import { createLanguageStore, markDocument } from '../../src/ui/shell/language-store';
import { createHashRouter } from '../../src/ui/shell/router';
import { createScreenStore } from '../../src/ui/shell/screen-store';
import { now, type StateName, states } from '../support/fixtures/account-view';
import { type SampleState, samplePorts } from '../support/fixtures/sample-ports';
import { storedOutlook } from '../support/fixtures/stored-outlook';
import { findOverflow, findUntranslated } from './find-overflow';

Object.assign(globalThis, { findOverflow, findUntranslated });

const query = new URLSearchParams(location.search);
const state = query.get('state') ?? 'plus';
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
const accounts = [
  { key: 'acc-1', nickname: 'Personal', colour: 0 },
  { key: 'acc-2', nickname: 'Work, the long-named one', colour: 1 },
];
const nothing = () => {};

function GalleryPopup() {
  if (!(state in states))
    return (
      <main>
        <FirstRun openUsagePage={nothing} />
      </main>
    );
  return (
    <AccountPopup
      accounts={state === 'plus' ? accounts : accounts.slice(0, 1)}
      account={accounts[0] ?? { key: '', nickname: '', colour: 0 }}
      view={states[state as StateName]}
      outlook={state === 'superseded' ? null : storedOutlook}
      mode={query.get('mode') === 'used' ? 'used' : 'left'}
      troubles={
        state === 'superseded'
          ? [
              { kind: 'signed-out', at: now - 3_600_000 },
              { kind: 'drift', at: now - 3_600_000, count: 2 },
              { kind: 'clock', aheadMs: 10_800_000 },
            ]
          : []
      }
      questions={[]}
      onMode={nothing}
      onAccount={nothing}
      openUsagePage={nothing}
      openApp={nothing}
      onCalendar={async () => ({ ok: true, text: 'Saved 2 dates.' })}
    />
  );
}

document.body.classList.toggle('popup', query.get('screen') !== 'app');
const root = createRoot(document.getElementById('root') as HTMLElement);
if (query.get('screen') === 'app') {
  const ports = samplePorts(now, state as SampleState);
  void createScreenStore(ports).then((store) => {
    root.render(
      <App ports={ports} store={store} clock={clock} language={language} router={createHashRouter(window)} />,
    );
  });
} else {
  const translator = language.translator();
  markDocument(document.documentElement, translator);
  root.render(
    <ReaderContextProvider value={{ clock, translator }}>
      <GalleryPopup />
    </ReaderContextProvider>,
  );
}
