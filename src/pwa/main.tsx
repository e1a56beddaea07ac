// The installed app: paints the stored snapshot, then loads the database and everything else.
import { createRoot } from 'react-dom/client';
import { readCatalogueFile } from '../browser/catalogue-files';
import { readerZone } from '../browser/page-clock';
import type { Snapshot } from '../domain/snapshot';
import type { ExtensionAlerts } from '../engine/alerts/pwa-alert-notifier';
import { watchIncomingShares } from '../engine/devices/incoming-shares';
import { rereadOnChange } from '../engine/session-files/reread-on-change';
import { pageMessages } from '../i18n/app-messages';
import { createMinuteClock } from '../ui/screen/minute-clock';
import { applySettings, createPageLanguage } from '../ui/screen/page-language';
import { Reader } from '../ui/screen/reader';
import { createHashRouter } from '../ui/screen/router';
import { createScreenStore } from '../ui/screen/screen-store';
import { App } from '../ui/shell/app';
import '../ui/styles/tokens.css';
import '../ui/styles/base.css';
import '../ui/styles/print.css';
import '../ui/styles/touch.css';
import { isFramed } from './frame-guard';
import { once } from './once';
import { createPwaDeps } from './pwa-deps';
import { PwaNotices } from './pwa-notices';
import { createPwaPorts } from './pwa-ports';
import { createStatusStore } from './pwa-status';
import { turn } from './turn';

declare const __APP_VERSION__: string;

const deps = createPwaDeps(window);
// Before the router starts, because the content of a link must leave the address at once.
const incomingShares = watchIncomingShares(window, async () => {
  const { takeStoredShare } = await import('../engine/devices/receive-share');
  return takeStoredShare(deps.values);
});
const loaded = once(async () => {
  const { loadStorage } = await import('./storage-loader');
  // Running the scripts was a task; making the stores is another, and opening the database a third.
  await turn();
  return loadStorage(deps, window);
});
const phone = once(async () => {
  const [storage, { createPwaDevices }] = await Promise.all([loaded(), import('./pwa-devices')]);
  return createPwaDevices(storage, window, incomingShares, deps.values, async () => {
    await pageMessages().catch(() => undefined);
    return language.translator();
  });
});
/** Null until `start` has connected to the extension. */
let extension: ExtensionAlerts | null = null;
const extensionAlerts: ExtensionAlerts = {
  headStart: async () => extension?.headStart(),
  exchange: async (ledger) => (await extension?.exchange(ledger)) ?? null,
};
const alerts = once(async () => (await import('./alerts')).createPageAlerts(deps, window, extensionAlerts));
const status = createStatusStore();
const ports = createPwaPorts(deps, loaded, window, __APP_VERSION__, phone, alerts, status);
const language = createPageLanguage({
  readerLanguages: navigator.languages,
  zone: readerZone(),
  now: Date.now,
  readFile: (wanted, part) => readCatalogueFile(wanted, part, document.baseURI),
});

void createScreenStore(ports).then(async (store) => {
  await applySettings(store, language);
  rememberLanguage(language.translator().language);
  language.subscribe(() => rememberLanguage(language.translator().language));
  const root = document.getElementById('root');
  if (!root || isFramed(window, language.translator().t('pwa.framed'))) return;
  const clock = createMinuteClock(ports.clock);
  rememberVisit(store.getState().snapshot !== null);
  // Preact renders at once and in one task, also inside a transition. What keeps that task short is that each page is a script of
  // its own, which is read and rendered after the frame.
  createRoot(root).render(
    <>
      <Reader language={language} clock={clock}>
        <PwaNotices store={store} status={status} sample={ports.sample} page={window} />
      </Reader>
      <App ports={ports} store={store} clock={clock} language={language} router={createHashRouter(window)} />
    </>,
  );
  // Refreshed after the first paint: the snapshot may be old, or written by another version.
  setTimeout(() => void start(), 300);
});

/** A visitor with data is not greeted again: index.html reads this before it paints. */
function rememberVisit(isKnown: boolean): void {
  try {
    if (isKnown) localStorage.headroomKnown = '1';
  } catch {
    // Storage is refused, so the greeting is shown each time.
  }
}

/** The page's own texts and its manifest are in this language from the next visit on: index.html reads it before it paints. */
function rememberLanguage(spoken: string): void {
  try {
    localStorage.headroomLanguage = spoken;
  } catch {
    // Storage is refused, so the page greets in the browser's language.
  }
}

async function start(): Promise<void> {
  const [storage, { connectExtension }] = await Promise.all([loaded(), import('./connect-extension')]);
  await turn();
  await storage.stateManager.refresh();
  const persist = (snapshot: Snapshot | null) =>
    void storage.persistence().then(({ afterData }) => afterData(snapshot));
  deps.onSnapshotChange(persist);
  void deps.loadSnapshot().then(persist, () => undefined);
  extension = connectExtension(
    storage,
    deps,
    window,
    __APP_VERSION__,
    (peer) => status.set({ peer }),
    (consent) => status.set({ consent }),
  );
  await idle();
  await importPushes();
  await idle();
  await startWatchingPairing().catch(() => undefined);
  await startAlerts();
  if (ports.cli) rereadOnChange(ports.cli, ports.onSnapshotChange, Date.now);
}

/** Resolves when the page is idle, after two seconds at the latest. */
function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) window.requestIdleCallback(() => resolve(), { timeout: 2_000 });
    else setTimeout(resolve, 200);
  });
}

/** Imports the pushes that arrived while the app was closed, and from now on each push. */
async function importPushes(): Promise<void> {
  const { inbox } = await loaded();
  const readInbox = async () => {
    // Most starts find nothing and then do not load the code that opens pushes.
    if ((await inbox.all().catch(() => [])).length > 0) await (await phone()).readInbox().catch(() => 0);
  };
  navigator.serviceWorker?.addEventListener('message', ({ data }) => {
    if (data?.type === 'headroom/pushed') void readInbox();
  });
  await readInbox();
}

/** Shows a notice when the paired computer can no longer reach this phone. */
async function startWatchingPairing(): Promise<void> {
  const { watchPairing } = await import('./watch-pairing');
  const record = async () => (await loaded()).record;
  await watchPairing({ record, phone, onCutOff: (cutOffFrom) => status.set({ cutOffFrom }) });
}

/** Delivers alerts while the app is open, and follows a tapped notification to its page. */
async function startAlerts(): Promise<void> {
  navigator.serviceWorker?.addEventListener('message', ({ data }) => {
    if (data?.type === 'headroom/go') location.hash = data.hash;
  });
  const { notifier } = await alerts();
  deps.onSnapshotChange(() => void notifier.afterObservation().catch(() => undefined));
  await notifier.onStart().catch(() => undefined);
}
