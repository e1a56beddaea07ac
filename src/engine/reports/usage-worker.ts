// The worker's own script. Session files run to gigabytes and tables to half a million rows, so both are worked on beside the
// page.
import { openDatabase } from '../../storage/database';
import { originLock } from '../state/origin-lock';
import { serveUsage } from './serve-usage';
import { createStoredUsage } from './stored-usage';
import type { ToWorker } from './usage-messages';

const handle = serveUsage(
  createStoredUsage(
    openDatabase(),
    (count) => crypto.getRandomValues(new Uint8Array(count)),
    originLock(navigator.locks, 'headroom-session-files'),
  ),
  (message) => self.postMessage(message),
  () => performance.now(),
);
self.onmessage = ({ data }: MessageEvent<ToWorker>) => handle(data);
