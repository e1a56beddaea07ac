// The installed app: paints the stored view, then fetches the database and whatever else is needed behind it.
import { startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import type { Snapshot } from '../domain/snapshot';
import type { ExtensionAlerts } from '../engine/alerts/pwa-alert-notifier';
import { watchIncomingShares } from '../engine/devices/incoming-shares';
import { rereadQuietly } from '../engine/files/lazy-cli-ports';
import { App } from '../ui/shell/app';
import { createMinuteClock } from '../ui/shell/minute-clock';
import { createHashRouter } from '../ui/shell/router';
import { createScreenStore, settingsOf } from '../ui/shell/screen-store';
import '../ui/styles/tokens.css';
import '../ui/styles/base.css';
import type { PageAlerts } from './alerts';
import { createPwaDeps } from './pwa-deps';
import type { PwaPhone } from './pwa-devices';
import { PwaNotices } from './pwa-notices';
import { createPwaPorts } from './pwa-ports';
import { createStatusStore } from './pwa-status';
import type { LoadedStorage } from './storage-loader';

declare const __APP_VERSION__: string;

const surroundings = createPwaDeps(window);
// Before anything reads the address: what a link carries leaves it at once.
const arrivals = watchIncomingShares(window, async () => {
  const { takeStoredShare } = await import('../engine/devices/receive-share');
  return takeStoredShare(surroundings.values);
});
let loading: Promise<LoadedStorage> | null = null;
const loaded = () => {
  loading ??= import('./storage-loader').then(({ loadStorage }) => loadStorage(surroundings, window));
  return loading;
};
let phoning: Promise<PwaPhone> | null = null;
const phone = () => {
  phoning ??= Promise.all([loaded(), import('./pwa-devices')]).then(([record, made]) =>
    made.createPwaDevices(record, window, arrivals),
  );
  return phoning;
};
/** The extension of this browser, once it was looked for. */
let extension: ExtensionAlerts | null = null;
const beside: ExtensionAlerts = {
  headStart: async () => extension?.headStart(),
  exchange: async (ledger) => (await extension?.exchange(ledger)) ?? null,
};
let alerting: Promise<PageAlerts> | null = null;
const alerts = () => {
  alerting ??= import('./alerts').then(({ createPageAlerts }) => createPageAlerts(surroundings, window, beside));
  return alerting;
};
const status = createStatusStore();
const ports = createPwaPorts(surroundings, loaded, window, __APP_VERSION__, phone, alerts, status);

void createScreenStore(ports).then((store) => {
  document.documentElement.dataset.appearance = settingsOf(store.getState()).appearance ?? 'system';
  const root = document.getElementById('root');
  if (!root) return;
  rememberVisit(store.getState().snapshot !== null);
  // In slices, so that a slow phone stays responsive; what is on the screen stays until the first page is whole.
  startTransition(() =>
    createRoot(root).render(
      <>
        <PwaNotices store={store} status={status} loaded={loaded} page={window} place={ports.place} />
        <App ports={ports} store={store} clock={createMinuteClock(ports.clock)} router={createHashRouter(window)} />
      </>,
    ),
  );
  // What is stored may have aged, or another version may have written it: caught up with once the screen is there.
  setTimeout(() => void start(), 300);
});

/** Whoever has something to look at is not greeted again: index.html looks for this before it paints. */
function rememberVisit(isKnown: boolean): void {
  try {
    if (isKnown) localStorage.headroomKnown = '1';
  } catch {
    // Storage is refused: the greeting stays, as short as it is.
  }
}

async function start(): Promise<void> {
  const [record, { connectExtension }] = await Promise.all([loaded(), import('./connect-extension')]);
  await record.stateManager.refresh();
  const keep = (snapshot: Snapshot | null) => void record.persistence().then(({ afterData }) => afterData(snapshot));
  surroundings.onSnapshotChange(keep);
  void surroundings.loadSnapshot().then(keep, () => undefined);
  extension = connectExtension(record, surroundings, window, __APP_VERSION__, (peer) => status.set({ peer }));
  await idle();
  await takeInPushes();
  await idle();
  await lookAfterPairing().catch(() => undefined);
  await startAlerts();
  if (ports.cli) await rereadQuietly(ports.cli);
}

/** Resolves when the page has nothing better to do, after two seconds at the latest. */
function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) window.requestIdleCallback(() => resolve(), { timeout: 2_000 });
    else setTimeout(resolve, 200);
  });
}

/** What pushes brought while the app was closed, and from now on as they come. */
async function takeInPushes(): Promise<void> {
  const { inbox } = await loaded();
  const drain = async () => {
    // Most starts find nothing, and need none of the code that opens it.
    if ((await inbox.all().catch(() => [])).length > 0) await (await phone()).drain().catch(() => 0);
  };
  navigator.serviceWorker?.addEventListener('message', ({ data }) => {
    if (data?.type === 'headroom/pushed') void drain();
  });
  await drain();
}

/** A phone its computer no longer reaches says so on every page. */
async function lookAfterPairing(): Promise<void> {
  const { watchPairing } = await import('./watch-pairing');
  const record = async () => (await loaded()).record;
  await watchPairing({ record, phone, onCutOff: (cutOffFrom) => status.set({ cutOffFrom }) });
}

/** The same rules as on the computer, at every open and while it is open; and the way a tapped notification points. */
async function startAlerts(): Promise<void> {
  navigator.serviceWorker?.addEventListener('message', ({ data }) => {
    if (data?.type === 'headroom/go') location.hash = data.hash;
  });
  const { notifier } = await alerts();
  surroundings.onSnapshotChange(() => void notifier.afterObservation().catch(() => undefined));
  await notifier.onStart().catch(() => undefined);
}
