// Wiring only: the full history in the background. A script of its own that is read when the user has chosen a relay: it holds
// the transports with their packages.
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { runRound } from '../src/engine/sync/sync-round';

declare global {
  var headroomSync: { readonly runRound: typeof runRound } | undefined;
}

export default defineUnlistedScript(() => {
  globalThis.headroomSync = { runRound };
});
