// What every leaf needs and nothing may reach for: the reader's zone and locale, and a clock that ticks once a minute.
import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react';
import type { LocaleAndZone } from '../../domain/time/format-instant';
import type { Instant } from '../../domain/time/instant';

/** The present, as a store: `now()` stays the same until `subscribe` calls back, each minute while the page is seen. */
export interface Clock {
  readonly now: () => Instant;
  readonly subscribe: (listener: () => void) => () => void;
}

export interface ReaderContext {
  readonly place: LocaleAndZone;
  readonly clock: Clock;
}

const Context = createContext<ReaderContext | null>(null);

export function ReaderContextProvider(props: { readonly value: ReaderContext; readonly children: ReactNode }) {
  return <Context value={props.value}>{props.children}</Context>;
}

/** Zone and locale of the reader. */
export function useLocaleAndZone(): LocaleAndZone {
  return useReaderContext().place;
}

/** The present instant; renders the caller again each minute. Only for leaves: a whole screen need not tick. */
export function useNow(): Instant {
  const { clock } = useReaderContext();
  return useSyncExternalStore(clock.subscribe, clock.now);
}

/** Counts spans of this length since 1970: renders the caller again once a span, as an answer that ages must be asked anew. */
export function usePeriod(spanMs: number): number {
  const { clock } = useReaderContext();
  return useSyncExternalStore(clock.subscribe, () => Math.floor(clock.now() / spanMs));
}

function useReaderContext(): ReaderContext {
  const value = useContext(Context);
  if (!value) throw new Error('A component that shows time needs a SurroundingsProvider above it.');
  return value;
}
