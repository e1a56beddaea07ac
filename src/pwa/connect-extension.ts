import type { ExtensionAlerts } from '../engine/alerts/pwa-alert-notifier';
import { openBridgeChannel } from '../engine/bridge/bridge-channel';
import { type BridgeProgress, createBridgeClient, type ExtensionPeer } from '../engine/bridge/bridge-client';
import { rememberExtension } from './extension-present';
import type { PwaDeps } from './pwa-deps';
import type { LoadedStorage } from './storage-loader';

const memoryKey = 'bridge';
const nothing: BridgeProgress = { have: {}, whole: {} };

/** The extension tells within a second of an observation, a cold one included; what falls due later is its alarm's. */
const headStartMs = 3_000;

/**
 * Follows the extension of this browser, should there be one: takes in what it saw, now and whenever it sees more. Returns it
 * as somebody who tells alerts beside the app.
 */
export function connectExtension(
  { stateManager: keeper, record }: LoadedStorage,
  deps: PwaDeps,
  page: Window & typeof globalThis,
  version: string,
  met: (peer: ExtensionPeer | null) => void,
): ExtensionAlerts {
  const { values, now } = deps;
  let isThere = false;
  const line = openBridgeChannel(
    page,
    () => {
      isThere = true;
      void client.catchUp().catch(() => undefined);
    },
    () => {
      isThere = false;
      note();
      met(null);
    },
  );
  const note = () => void rememberExtension(values, isThere).catch(() => undefined);
  // It says that it is there within milliseconds, or it is not.
  page.setTimeout(note, headStartMs);
  const client = createBridgeClient(
    {
      ask: line.ask,
      load: async () => ({ ...nothing, ...((await values.get([memoryKey]))[memoryKey] as Partial<BridgeProgress>) }),
      save: (memory) => values.set({ [memoryKey]: memory }),
      merge: keeper.merge,
      mergeRegisters: (records) => record.registers.merge(records),
      now,
      onPeer: met,
    },
    version,
  );
  return {
    headStart: async () => {
      if (isThere) await new Promise((resolve) => page.setTimeout(resolve, headStartMs));
    },
    exchange: async (ledger) => (isThere ? client.exchange(ledger) : null),
  };
}
