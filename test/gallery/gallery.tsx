// Draws any screen in any state from made-up data: `?screen=popup&state=blocked`, `?screen=app&state=aged&lang=de#/bank`. Everything a
// screen says is worked out by the code that ships, from the states of scenes.ts. `showScreen` draws another one in the same
// document, because loading takes far longer than drawing.
import type { ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import '../../src/ui/styles/tokens.css';
import '../../src/ui/styles/base.css';
import '../../src/ui/styles/popup.css';
import '../../src/ui/styles/print.css';
import { readCatalogueFile } from '../../src/browser/catalogue-files';
import type { Settings } from '../../src/domain/settings';
import type { AppPorts } from '../../src/engine/ports/app-ports';
import type { FirstStepsPorts } from '../../src/engine/ports/first-steps-ports';
import type { StoredOutlooks } from '../../src/engine/ports/screen-ports';
import { englishMessages, loadMessages } from '../../src/i18n/app-messages';
import { Popup } from '../../src/ui/popup/popup';
import { createLanguageStore, type LanguageStore } from '../../src/ui/screen/language-store';
import { createHashRouter } from '../../src/ui/screen/router';
import {
  accountOf,
  createScreenStore,
  outlookOf,
  type ScreenStore,
  settingsOf,
} from '../../src/ui/screen/screen-store';
import { useAccountView } from '../../src/ui/screen/use-account-view';
import { App } from '../../src/ui/shell/app';
import touchStyles from '../../src/ui/styles/touch.css?inline';
import { UpcomingList } from '../../src/ui/upcoming/upcoming-list';
import { WindowRings } from '../../src/ui/windows/window-rings';
import { now } from '../support/fixtures/account-view';
import { sampleAlerts } from '../support/fixtures/alerts';
import { type DeviceScene, sampleDevices } from '../support/fixtures/sample-devices';
import { type SampleState, samplePorts } from '../support/fixtures/sample-ports';
import { showCodexPage } from './codex-page';
import { findOverflow, findUntranslated } from './find-overflow';
import { findSmallTargets } from './find-small-targets';
import { Poster, Tile } from './poster';

const clock = { now: () => now, subscribe: () => () => {} };
const container = document.getElementById('root') as HTMLElement;
// The popup has these under a finger only: see popup.css.
const touch = document.createElement('style');
touch.textContent = touchStyles;
let root: Root | null = null;
let endPage = () => {};

/** Draws what an address says, in place of what was drawn before. Nothing is left of that: no state, no focus, no scrolling. */
async function showScreen(search: string, hash: string): Promise<void> {
  root?.unmount();
  root = null;
  endPage();
  endPage = () => {};
  sessionStorage.clear();
  localStorage.clear();
  history.replaceState(null, '', `?${search}${hash}`);
  scrollTo(0, 0);
  const query = new URLSearchParams(search);
  const screenName = query.get('screen');
  const isApp = screenName === 'app';
  document.body.className = screenName === 'popup' || screenName === 'panel' ? screenName : '';
  if (isApp) document.head.append(touch);
  else touch.remove();
  const language = await languageOf(query.get('lang') ?? 'en');
  const ports = portsOf(query);
  if (screenName === 'page-badge') {
    endPage = await showCodexPage(container, ports, now, query);
    return;
  }
  root = createRoot(container);
  root.render(await drawing(query, ports, language));
}

/** What to draw: the app at the page's address, the popup, the panel, or a picture for the stores. */
async function drawing(query: URLSearchParams, ports: AppPorts, language: LanguageStore): Promise<ReactNode> {
  const store = await createScreenStore(ports);
  const shared = { store, clock, language };
  const popup = (panel: { readonly Below?: typeof UpcomingList } = {}) => (
    <Popup ports={popupPorts(ports, query)} {...shared} {...panel} />
  );
  switch (query.get('screen')) {
    case 'app':
      return <App ports={ports} {...shared} router={createHashRouter(window)} />;
    case 'panel':
      return popup({ Below: UpcomingList });
    case 'poster':
      return <Poster popup={popup} rings={<LogoRings store={store} size={104} />} />;
    case 'tile':
      return <Tile rings={<LogoRings store={store} size={84} />} />;
    default:
      return popup();
  }
}

/** The logo of the made-up account: what is left of its windows. */
function LogoRings({ store, size }: { readonly store: ScreenStore; readonly size: number }) {
  const state = store.getState();
  const account = accountOf(state);
  const view = useAccountView(account?.state ?? null, settingsOf(state), clock, outlookOf(state));
  return <WindowRings windows={view?.windows ?? []} outlook={outlookOf(state)} size={size} />;
}

async function languageOf(wanted: string): Promise<LanguageStore> {
  const languages = createLanguageStore({
    english: englishMessages,
    readerLanguages: [wanted === 'en' ? 'en-GB' : wanted],
    zone: 'Europe/Berlin',
    now: clock.now,
    load: (chosen) => loadMessages(chosen, (each, part) => readCatalogueFile(each, part, location.href)),
  });
  // The address decides, not the settings of the made-up state.
  const language = { ...languages, choose: () => languages.choose(wanted) };
  await language.choose();
  return language;
}

function portsOf(query: URLSearchParams): AppPorts {
  const state = (query.get('state') ?? 'plus') as SampleState;
  const sample = samplePorts(now, state);
  /** Alerts arrive, except where something is wrong anyway. */
  const arrivingAlerts: Pick<AppPorts, 'alerts'> =
    !sample.alerts || state === 'aged' || state === 'extras'
      ? {}
      : { alerts: { ...sample.alerts, status: async () => ({ ...sampleAlerts(now), failed: [] }) } };
  const withGauge = (settings: Settings): Settings =>
    query.get('mode') === 'used' ? { ...settings, gauge: 'used' } : settings;
  return {
    ...sample,
    ...arrivingAlerts,
    loadSnapshot: async () => {
      const snapshot = await sample.loadSnapshot();
      return snapshot && { ...snapshot, settings: withGauge(snapshot.settings) };
    },
    firstSteps: firstStepsOf(Number(query.get('steps') ?? 0)),
    // The made-up account of the other states is not to be taken for sample data.
    ...((state === 'empty' || query.has('sample')) && { sample: { add: async () => {}, remove: async () => {} } }),
    phone: async () => sampleDevices(now, (query.get('devices') ?? 'computer') as DeviceScene),
    storedOutlooks: (accounts) => storedOutlooks(sample, accounts),
  };
}

/** How far the user of the extension has come: `steps=0` to `3`, the last with figures. */
function firstStepsOf(done: number): FirstStepsPorts {
  return {
    browser: 'chrome',
    read: async () => ({ pinned: done > 0, allowed: true, usagePageOpen: done > 1 }),
    onChange: () => () => {},
    allow: async () => true,
  };
}

function popupPorts(ports: AppPorts, query: URLSearchParams) {
  return {
    ...ports,
    askingApp: async () => (query.has('asks') ? 'https://app.example' : null),
    openApp: () => {},
    ...(query.get('screen') !== 'panel' && { openPanel: () => {} }),
  };
}

/** The forecasts and advice that the page would have stored for the popup. */
async function storedOutlooks({ outlook }: AppPorts, accounts: readonly string[]): Promise<StoredOutlooks> {
  const [account = ''] = accounts;
  const computed = await outlook(account);
  return computed ? { [account]: { forecasts: computed.forecasts, advice: computed.verdicts } } : {};
}

Object.assign(globalThis, { findOverflow, findUntranslated, findSmallTargets, showScreen });
await showScreen(location.search.slice(1), location.hash);
