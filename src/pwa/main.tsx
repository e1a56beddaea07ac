// The installed app: paints the stored view, then fetches the database and whatever else is needed behind it.
import { createRoot } from 'react-dom/client';
import { App } from '../app/app';
import { rereadQuietly } from '../app/lazy-cli-ports';
import { createHashRouter } from '../app/router';
import { createScreenStore, settingsOf } from '../app/screen-store';
import { createTicker } from '../app/ticker';
import '../show/tokens.css';
import '../show/base.css';
import { PwaNotices } from './pwa-notices';
import { createPwaPorts } from './pwa-ports';
import { createStatusStore } from './pwa-status';
import type { LoadedRecord } from './record-loader';
import { createPwaSurroundings } from './surroundings';

declare const __APP_VERSION__: string;

const surroundings = createPwaSurroundings(window);
let loading: Promise<LoadedRecord> | null = null;
const loaded = () => {
  loading ??= import('./record-loader').then(({ loadRecord }) => loadRecord(surroundings, window));
  return loading;
};
const status = createStatusStore();
const ports = createPwaPorts(surroundings, loaded, window, __APP_VERSION__);

void createScreenStore(ports).then((store) => {
  document.documentElement.dataset.appearance = settingsOf(store.getState()).appearance ?? 'system';
  const root = document.getElementById('root');
  if (!root) return;
  createRoot(root).render(
    <>
      <PwaNotices store={store} status={status} loaded={loaded} page={window} place={ports.place} />
      <App ports={ports} store={store} present={createTicker(ports.clock)} router={createHashRouter(window)} />
    </>,
  );
  // What is stored may have aged, or another version may have written it: caught up with once the screen is there.
  setTimeout(() => void start(), 300);
});

async function start(): Promise<void> {
  const [record, { connectExtension }] = await Promise.all([loaded(), import('./connect-extension')]);
  await record.keeper.refresh();
  connectExtension(record, surroundings, window, __APP_VERSION__, (peer) => status.set({ peer }));
  if (ports.cli) await rereadQuietly(ports.cli);
}
