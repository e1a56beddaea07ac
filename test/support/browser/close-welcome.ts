import type { BrowserContext } from 'playwright-core';
import { untilTruthy } from './wait';

/** Where the page that opens with the installation is, in the extension. */
export const welcomePath = 'app.html#/welcome';

/** Waits for the page that the extension opens when it is installed, and closes it: no spec and no measurement has it beside it. */
export async function closeWelcome(context: BrowserContext): Promise<void> {
  const page = await untilTruthy(
    async () => context.pages().find((one) => one.url().endsWith(welcomePath)),
    'the page that opens with the installation',
  );
  await page.close();
}
