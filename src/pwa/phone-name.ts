import type { PhoneSide } from '../engine/ports/device-ports';

/** "Firefox on Android": what the computer calls this phone until it is renamed. */
export function phoneName(agent: string): string {
  if (/iPhone/.test(agent)) return 'iPhone';
  if (/iPad/.test(agent)) return 'iPad';
  const browser = /Firefox|FxiOS/.test(agent)
    ? 'Firefox'
    : /SamsungBrowser/.test(agent)
      ? 'Samsung Internet'
      : /Edg/.test(agent)
        ? 'Edge'
        : 'Chrome';
  const model = /Android[^;)]*;\s*([^;)]+?)(?:\s+Build[^)]*)?\)/.exec(agent)?.[1];
  if (model && !/^(?:K|Mobile|Tablet)\b/.test(model)) return model;
  return /Android/.test(agent) ? `${browser} on Android` : `${browser} on this device`;
}

/** Whether the app runs from its icon, or in a tab; on iOS the two keep apart what they store. */
export function appModeOf(page: {
  readonly navigator: { readonly userAgent: string; readonly standalone?: boolean; readonly maxTouchPoints?: number };
  matchMedia(query: string): { readonly matches: boolean };
}): PhoneSide['appMode'] {
  const { userAgent, standalone, maxTouchPoints = 0 } = page.navigator;
  if (standalone || page.matchMedia('(display-mode: standalone)').matches) return 'home-screen';
  // An iPad calls itself a Mac, and is the only Mac with a touch screen.
  const isApple = /iPhone|iPad/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
  return isApple ? 'ios-tab' : 'tab';
}
