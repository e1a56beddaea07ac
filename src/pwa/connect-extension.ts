import type { ExtensionAlerts } from '../engine/alerts/pwa-alert-notifier';
import { openBridgeChannel } from '../engine/bridge/bridge-channel';
import {
  type BridgeProgress,
  createBridgeClient,
  type ExtensionPeer,
  isBridgeProgress,
} from '../engine/bridge/bridge-client';
import type { ConsentNeeded } from '../engine/bridge/bridge-messages';
import { followClock } from '../engine/state/follow-clock';
import { readStored } from '../engine/state/stored-values';
import { rememberExtension } from './extension-present';
import type { PwaDeps } from './pwa-deps';
import type { LoadedStorage } from './storage-loader';

/** Stored name of the progress. */
const progressKey = 'bridge';
const noProgress: BridgeProgress = { have: {}, whole: {} };

/** An extension delivers its alerts within a second of an observation, even from a cold start. */
const headStartMs = 3_000;

/**
 * Connects to the extension in this browser, if there is one, and imports what it saw, now and on every change. Returns how
 * alerts are coordinated with it.
 */
export function connectExtension(
  { stateManager, record }: LoadedStorage,
  deps: PwaDeps,
  page: Window & typeof globalThis,
  version: string,
  onPeer: (peer: ExtensionPeer | null) => void,
  onConsent: (consent: ConsentNeeded['consent'] | null) => void,
): ExtensionAlerts {
  const { values, now } = deps;
  let isPresent = false;
  let isAllowed = true;
  const channel = openBridgeChannel(
    page,
    () => {
      isPresent = true;
      void client.catchUp().catch(() => undefined);
    },
    () => {
      isPresent = false;
      remember();
      onPeer(null);
      onConsent(null);
    },
  );
  const remember = () => void rememberExtension(values, isPresent).catch(() => undefined);
  // An extension says hello within milliseconds, so by now it is known whether there is one.
  page.setTimeout(remember, headStartMs);
  const client = createBridgeClient(
    {
      ask: channel.ask,
      load: async () =>
        readStored((await values.get([progressKey]))[progressKey], isBridgeProgress).value ?? noProgress,
      save: (progress) => values.set({ [progressKey]: progress }),
      merge: stateManager.merge,
      followClock: (serverAheadMs) => followClock(stateManager, serverAheadMs, values),
      mergeRegisters: record.registers.merge,
      now,
      onPeer,
      onConsent: (consent) => {
        isAllowed = consent === null;
        onConsent(consent);
      },
    },
    version,
  );
  return {
    headStart: async () => {
      if (isPresent) await new Promise((resolve) => page.setTimeout(resolve, headStartMs));
    },
    exchange: async (ledger) => (isPresent && isAllowed ? client.exchange(ledger) : null),
  };
}
