/** Clock, timers and visibility of the page this runs in. */
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

/** The reader's zone, and the English they asked for: our words are English, and dates in another tongue would jar. */
export function readerPlace(): { readonly zone: string; readonly locale: string } {
  const locale = navigator.languages.find((language) => /^en\b/i.test(language)) ?? 'en-GB';
  return { zone: Intl.DateTimeFormat().resolvedOptions().timeZone, locale };
}
