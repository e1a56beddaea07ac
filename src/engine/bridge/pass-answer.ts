// Passes a pairing answer to the extension: the phone's link was opened in the browser of the computer.
import { answerMessage } from '../devices/incoming-answer';

/** An extension answers in a few milliseconds, from a cold start in a few hundred. */
const timeoutMs = 3_000;

/** Passes a phone's answer to the extension in this browser; false when there is none. */
export function passToExtension(page: Window & typeof globalThis, content: string): Promise<boolean> {
  // Far above the ids of the app's own pulls, which count from 1, so that answers are not mixed up.
  const id = 1_000_000_000 + Math.floor(page.Math.random() * 1_000_000);
  const { origin } = page.location;
  return new Promise((resolve) => {
    const end = (passed: boolean) => {
      page.removeEventListener('message', listener);
      page.clearTimeout(timer);
      resolve(passed);
    };
    const listener = ({ source, origin: from, data }: MessageEvent) => {
      if (source !== page || from !== origin || data?.headroom !== 'extension') return;
      if (data.say === 'delta' && data.id === id) end(data.delta === true);
    };
    const timer = page.setTimeout(() => end(false), timeoutMs);
    page.addEventListener('message', listener);
    page.postMessage({ headroom: 'app', say: 'pull', id, pull: answerMessage(content) }, origin);
  });
}
