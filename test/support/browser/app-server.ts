// The app behind the one address the extension was built for, http://localhost:4173.
import { fileURLToPath } from 'node:url';
import { type StaticServer, serveFolder } from '../../../scripts/static-server';
import { sleep } from './wait';

/** The extension talks to pages of this origin only. */
const appOrigin = 'http://localhost:4173';
const appPort = 4173;

/** The built app. */
export const appFolder = fileURLToPath(new URL('../../../.output/pwa', import.meta.url));

/**
 * Serves the app on a free port, for browsers that were started with `appMapping(port)`: they find it at `appOrigin`.
 * Any number of these can run side by side.
 */
export async function serveMappedApp(): Promise<StaticServer> {
  return { ...(await serveFolder(appFolder)), origin: appOrigin };
}

/** Chromium's `--host-resolver-rules` that lead the app's address to a server on another port of this machine. */
export function appMapping(port: number): string {
  return `MAP localhost:${appPort} localhost:${port}`;
}

/** Serves the app at its very address, as a browser without such a mapping needs it. Waits while another run has it. */
export async function serveAppAtItsAddress(): Promise<StaticServer> {
  for (const end = Date.now() + 60_000; ; await sleep(250)) {
    try {
      return await serveFolder(appFolder, appPort);
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}
