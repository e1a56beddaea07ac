// Draws one component as a screen draws it: with a reader's zone and locale, a clock, and the app around it where it needs one.
import { act, cleanup, type RenderResult, render } from '@testing-library/react';
import type { ReactElement, ReactNode } from 'react';
import { afterEach } from 'vitest';
import { defaultSettings } from '../../src/domain/settings';
import type { Instant } from '../../src/domain/time/instant';
import type { LocaleAndZone } from '../../src/domain/time/locale-and-zone';
import type { AppPorts } from '../../src/engine/ports/app-ports';
import { type Clock, ReaderContextProvider } from '../../src/ui/components/reader-context';
import { AppContext } from '../../src/ui/screen/app-context';
import { type AddressBar, createHashRouter } from '../../src/ui/screen/router';
import { now as fixtureNow } from './fixtures/account-view';
import { testTranslator } from './translator';

/** The reader of every screen test that does not name another one. */
const berlin: LocaleAndZone = { zone: 'Europe/Berlin', locale: 'en-GB' };

export interface ManualClock extends Clock {
  /** Sets the time and tells everybody who listens, as a minute that passes does. */
  readonly moveTo: (now: Instant) => Promise<void>;
}

/** A clock that stands still until the test moves it. */
export function manualClock(start: Instant = fixtureNow): ManualClock {
  let now = start;
  const listeners = new Set<() => void>();
  return {
    now: () => now,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    moveTo: async (next) => {
      now = next;
      await act(async () => {
        for (const listener of [...listeners]) listener();
      });
    },
  };
}

/** An address bar with nothing of happy-dom's, which sends a hashchange for `replaceState` where no browser does. */
export function addressBar(hash = ''): AddressBar {
  const listeners = new Set<() => void>();
  const location = {
    get hash() {
      return hash;
    },
    set hash(next) {
      hash = next.startsWith('#') ? next : `#${next}`;
      for (const listener of [...listeners]) listener();
    },
  };
  return {
    location,
    history: {
      state: null,
      replaceState: (_state, _unused, url) => {
        hash = url;
      },
    },
    addEventListener: (_type, listener) => void listeners.add(listener),
    removeEventListener: (_type, listener) => void listeners.delete(listener),
  };
}

export interface ScreenOptions {
  /** The instant of the fixtures unless given; `clock` rules over it. */
  readonly now?: Instant;
  readonly clock?: Clock;
  readonly place?: LocaleAndZone;
  /** Of the texts; English unless given. */
  readonly language?: string;
  /** What `useApp` gives; left out, the component has no app around it. Calling a port that is not given throws. */
  readonly app?: Partial<Omit<AppContext, 'ports'>> & { readonly ports?: Partial<AppPorts> };
}

/** Renders into the document; `rerender` keeps the surroundings. What was rendered goes after each test by itself. */
export function renderScreen(element: ReactElement, options: ScreenOptions = {}): RenderResult {
  const { now = fixtureNow, clock = manualClock(now), place = berlin, language = 'en', app } = options;
  const reader = { clock, translator: testTranslator({ language, place, now: clock.now }) };
  const context = app && appContext(app, clock, place);
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <ReaderContextProvider value={reader}>
      {context ? <AppContext value={context}>{children}</AppContext> : children}
    </ReaderContextProvider>
  );
  return render(element, { wrapper });
}

function appContext({ ports, ...given }: NonNullable<ScreenOptions['app']>, clock: Clock, place: LocaleAndZone) {
  const pageClock = { now: clock.now, after: () => () => {}, visible: () => true, onVisibility: () => () => {} };
  return {
    router: createHashRouter(addressBar()),
    settings: defaultSettings,
    setGauge: () => {},
    snapshot: null,
    unreadable: false,
    keepOutlook: () => {},
    selectedAccount: null,
    storedOutlook: null,
    ...given,
    ports: { place, clock: pageClock, ...ports } as AppPorts,
  };
}

afterEach(cleanup);
