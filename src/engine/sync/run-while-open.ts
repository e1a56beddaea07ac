import { minuteMs } from '../../domain/time/instant';

const everyMs = 2 * minuteMs;

/** Runs now, and every two minutes while the page is visible. What fails is shown with its place, and tried again. */
export function runWhileOpen(run: () => Promise<void>, page: Window): void {
  const runQuietly = () => void run().catch(() => undefined);
  runQuietly();
  page.setInterval(() => {
    if (page.document.visibilityState === 'visible') runQuietly();
  }, everyMs);
}
