import { localeFor } from '../domain/time/reader-locale';

/** Clock, timers and visibility of this page. */
export function createPageClock() {
  return {
    now: () => Date.now(),
    after: (delayMs: number, run: () => void) => {
      const timer = setTimeout(run, delayMs);
      return () => clearTimeout(timer);
    },
    visible: () => document.visibilityState === 'visible',
    onVisibility: (listener: () => void) => {
      document.addEventListener('visibilitychange', listener);
      return () => document.removeEventListener('visibilitychange', listener);
    },
  };
}

/** The reader's time zone, and the English locale closest to their language. */
export function readerLocaleAndZone(): { readonly zone: string; readonly locale: string } {
  return { zone: readerZone(), locale: localeFor('en', navigator.languages) };
}

/** The browser's IANA zone. UTC where the browser cannot use its own zone, such as "Etc/Unknown" on a broken device. */
export function readerZone(named = Intl.DateTimeFormat().resolvedOptions().timeZone): string {
  try {
    Intl.DateTimeFormat('en', { timeZone: named });
    return named;
  } catch {
    return 'UTC';
  }
}
