import { type ReactNode, useMemo, useSyncExternalStore } from 'react';
import { type Clock, ReaderContextProvider } from '../components/reader-context';
import type { LanguageStore } from './language-store';

interface ReaderProps {
  readonly language: LanguageStore;
  readonly clock: Clock;
  readonly children: ReactNode;
}

/** Gives everything inside the reader's language and clock. Draws again when the language changes. */
export function Reader({ language, clock, children }: ReaderProps) {
  const translator = useSyncExternalStore(language.subscribe, language.translator);
  const reader = useMemo(() => ({ translator, clock }), [translator, clock]);
  return <ReaderContextProvider value={reader}>{children}</ReaderContextProvider>;
}
