// What components need of their reader: the language with its zone and locale, and a clock that ticks once a minute.
import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react';
import type { Instant } from '../../domain/time/instant';
import type { LocaleAndZone } from '../../domain/time/locale-and-zone';
import type { Translator } from '../../i18n/translator';

/** The current time as a store: `now()` changes only when `subscribe` calls back, once a minute while the page is visible. */
export interface Clock {
  readonly now: () => Instant;
  readonly subscribe: (listener: () => void) => () => void;
}

export interface ReaderContext {
  /** Formats every text in the reader's language. Another object after the language was changed. */
  readonly translator: Translator;
  readonly clock: Clock;
}

const Context = createContext<ReaderContext | null>(null);

export function ReaderContextProvider(props: { readonly value: ReaderContext; readonly children: ReactNode }) {
  return <Context value={props.value}>{props.children}</Context>;
}

/** Texts in the reader's language: `const { t } = useTranslator()`, then `t('bank.title')`. */
export function useTranslator(): Translator {
  return useReaderContext().translator;
}

/** The reader's time zone and locale. */
export function useLocaleAndZone(): LocaleAndZone {
  return useTranslator().place;
}

/** The current time. Renders the caller again each minute, so use it in small components, not in whole screens. */
export function useNow(): Instant {
  const { clock } = useReaderContext();
  return useSyncExternalStore(clock.subscribe, clock.now);
}

/** How many periods of this length have passed since 1970. Renders the caller again when a new one begins, to reload what ages. */
export function usePeriod(periodMs: number): number {
  const { clock } = useReaderContext();
  return useSyncExternalStore(clock.subscribe, () => Math.floor(clock.now() / periodMs));
}

function useReaderContext(): ReaderContext {
  const value = useContext(Context);
  if (!value) throw new Error('A component that shows text or time needs a ReaderContextProvider above it.');
  return value;
}
