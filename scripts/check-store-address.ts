// Before `npm run zip`: an extension shares what it stored with the app at one address. In a store package that must be an
// address of somebody's own. On localhost any program of the user's computer could be the app.
import { isPublicAddress } from '../src/sync/handover/app-address';
import { appAddress } from './build/app-address';

const address = appAddress(process.env);
if (!isPublicAddress(address)) {
  console.error(
    `No store package was made: it would trust whatever runs at ${address}. Set HEADROOM_PWA_ORIGIN to the https address of the app (docs/hosting.md), and run npm run zip again.`,
  );
  process.exit(1);
}
