// Wiring only: the full history in the background. A script of its own that is read when the user has chosen a relay: it holds
// the transports with their packages.
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { runSync } from '../src/engine/sync/run-sync';

declare global {
  var headroomSync: { readonly runSync: typeof runSync } | undefined;
}

export default defineUnlistedScript(() => {
  globalThis.headroomSync = { runSync };
});
