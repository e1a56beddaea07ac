import { answerMessage } from '../engine/devices/incoming-answer';

/** An extension of this browser answers in a few milliseconds, a cold one in a few hundred. */
const patienceMs = 3_000;

/** Gives a phone's answer to the extension of this browser; false where there is none. */
export function passToExtension(page: Window & typeof globalThis, content: string): Promise<boolean> {
  // Far above the numbers the app's own questions count from, so that neither takes the other's answer.
  const id = 1_000_000_000 + Math.floor(page.Math.random() * 1_000_000);
  const { origin } = page.location;
  return new Promise((resolve) => {
    const end = (handed: boolean) => {
      page.removeEventListener('message', listener);
      page.clearTimeout(timer);
      resolve(handed);
    };
    const listener = ({ source, origin: from, data }: MessageEvent) => {
      if (source !== page || from !== origin || data?.headroom !== 'extension') return;
      if (data.say === 'delta' && data.id === id) end(data.delta === true);
    };
    const timer = page.setTimeout(() => end(false), patienceMs);
    page.addEventListener('message', listener);
    page.postMessage({ headroom: 'app', say: 'pull', id, pull: answerMessage(content) }, origin);
  });
}
