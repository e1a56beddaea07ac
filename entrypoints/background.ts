// Wiring only: which event calls which function. A branch that needs a test belongs in src/.
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { createAlertTeller } from '../src/app/alert/alert-teller';
import { storedForecasts } from '../src/app/alert/stored-forecasts';
import { alarmName, type Teller } from '../src/app/alert/tell';
import { pullFrom } from '../src/app/bridge/bridge-messages';
import { serveBridge } from '../src/app/bridge/serve-bridge';
import { decisionFrom } from '../src/app/keep/carry-out';
import type { Keeper } from '../src/app/keep/keeper';
import { keys } from '../src/app/keep/key-values';
import { createOwnRecord } from '../src/app/keep/own-record';
import { answerFrom, answerKey } from '../src/app/phone/brought-answer';
import { isPhoneRequest } from '../src/app/phone/push-mirror';
import { pushAlarm } from '../src/app/phone/push-situation';
import { createWorkerMirror, withPhones } from '../src/app/phone/worker-mirror';
import { zonedWords } from '../src/app/screen/zoned-words';
import type { Observation } from '../src/domain/observation';
import type { Snapshot } from '../src/domain/snapshot';
import { createNextAlarm } from '../src/platform/alarms';
import { localValues, sessionValues } from '../src/platform/extension-storage';
import { isDecided, isObservations, isPageRead, isSeen } from '../src/platform/messages';
import { createNotifier, listenToNotifications, openAppAt } from '../src/platform/notifications';
import { readerPlace } from '../src/platform/page-clock';
import { onRest } from '../src/platform/push-permission';
import { keepRepeating } from '../src/platform/repeating-alarm';
import { showBadge } from '../src/platform/toolbar-badge';
import { openLeanDatabase } from '../src/record/lean-database';
import { createLedgerStore } from '../src/record/ledger-store';

type Sender = Parameters<Parameters<typeof browser.runtime.onMessage.addListener>[0]>[1];
declare const __PWA_ADDRESS__: string;

// No module: a script of its own holds only what the worker runs, and a cold start waits for one file.
export default defineBackground({
  main() {
    const record = createOwnRecord(
      {
        values: localValues,
        session: sessionValues,
        now: Date.now,
        randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
        words: zonedWords(Intl.DateTimeFormat().resolvedOptions().timeZone),
        showBadge,
        changed: async () => {
          await finish(alerts.afterObservation());
          // Not waited for: a slow push service must not hold up the next reading.
          void finish(phones.afterObservation());
        },
      },
      openLeanDatabase(),
    );
    const { keeper } = record;
    const snapshot = async () =>
      ((await localValues.get([keys.snapshot]))[keys.snapshot] as Snapshot | undefined) ?? null;
    const phones = createWorkerMirror(record, {
      now: Date.now,
      fetch: (url, init) => fetch(url, init),
      pwaAddress: __PWA_ADDRESS__,
      place: readerPlace,
      snapshot,
      alarm: createNextAlarm(pushAlarm, Date.now),
    });
    const ledger = createLedgerStore(record.database);
    const alerts = createAlertTeller({
      now: Date.now,
      place: readerPlace,
      snapshot,
      forecasts: (account) => storedForecasts(account, localValues),
      store: ledger,
      notifier: withPhones(createNotifier(), phones, (error) => console.error('Headroom:', error)),
      alarm: createNextAlarm(alarmName, Date.now),
      openPage: openAppAt,
    });
    const bridge = {
      ...record,
      now: Date.now,
      version: browser.runtime.getManifest().version,
      ledger,
      accounts: async () => (await keeper.snapshot()).accounts.map(({ state }) => state.key),
    };
    const isAppPage = ({ url }: { url?: string | undefined }) => url?.startsWith(__PWA_ADDRESS__) ?? false;
    const isOwnPage = ({ url }: { url?: string | undefined }) => url?.startsWith(`${location.origin}/`) ?? false;
    const finish = (work: Promise<unknown>) => work.catch((error: unknown) => console.error('Headroom:', error));

    const wake = () => void finish(keeper.refresh()).then(() => finish(alerts.onStart()));

    const fromPage = (message: unknown, { tab }: Sender) => {
      const name = tab?.id === undefined ? null : String(tab.id);
      if (isSeen(message)) return finish(keeper.observe(message, name));
      return isPageRead(message) ? finish(keeper.readPage(message, name)) : null;
    };
    // Only our own pages decide anything; a content script speaks from a tab of somebody else's address.
    const fromOwnPage = (message: unknown) => {
      if (isDecided(message)) return decide(keeper, alerts, message.decision);
      if (isPhoneRequest(message)) return phones.onMessage(message).catch(() => notSent);
      return isObservations(message) ? merge(keeper, message.observations) : null;
    };

    // Every listener is added before the first await: a worker woken by an event must already be listening for it.
    browser.runtime.onMessage.addListener((message, sender, answer) => {
      if (sender.id !== browser.runtime.id) return false;
      const work = fromPage(message, sender) ?? (isOwnPage(sender) ? fromOwnPage(message) : null);
      void work?.then(answer);
      // The answer comes later: until then the worker is kept awake.
      return work !== null;
    });
    // The app on its own address asks for what it lacks, through the content script there.
    browser.runtime.onMessage.addListener((message, sender, answer) => {
      const pull = sender.id === browser.runtime.id && isAppPage(sender) ? pullFrom(message) : null;
      if (pull) void finish(serveBridge(pull, bridge)).then(answer);
      const brought = sender.id === browser.runtime.id && isAppPage(sender) ? answerFrom(message) : null;
      if (brought) void finish(localValues.set({ [answerKey]: brought })).then(() => answer(true));
      return pull !== null || brought !== null;
    });
    listenToNotifications({
      onClick: (tag) => void finish(alerts.onNotificationClick(tag)),
      onButton: (tag, index) => void finish(alerts.onNotificationButton(tag, index)),
      onClosed: (tag, byUser) => void finish(alerts.onNotificationClosed(tag, byUser)),
    });
    browser.alarms.onAlarm.addListener(({ name }) => {
      void finish(alerts.onAlarm(name));
      void finish(phones.onAlarm(name));
      // The badge's alarm repeats whatever dies: what a killed worker left unsaid is said by then.
      if (name === 'headroom/badge') wake();
      if (name === 'headroom/tidy') void finish(keeper.tidy());
    });
    onRest(() => void finish(phones.onRest()));
    browser.runtime.onStartup.addListener(wake);
    browser.runtime.onInstalled.addListener(wake);
    void finish(keepRepeating('headroom/badge', 5));
    void finish(keepRepeating('headroom/tidy', 24 * 60));
  },
});

const notSent = 'The message could not be made. Restart the browser and try again.';

/** Answers with nothing when it is done, with a sentence when it is not. */
async function decide(keeper: Keeper, alerts: Teller, given: unknown): Promise<string | undefined> {
  const decision = decisionFrom(given);
  if (!decision) return 'This page and the extension are of different versions. Close it and open it again.';
  try {
    await keeper.decide(decision);
    if (decision.type === 'forget') await alerts.forget(decision.account);
  } catch {
    return 'Headroom could not store that. Free some disk space, or restart the browser, and try again.';
  }
}

/** Answers with how many were new, or with a sentence. Our own page has looked at each of them already. */
function merge(keeper: Keeper, observations: readonly unknown[]): Promise<number | string> {
  return keeper
    .merge(observations as readonly Observation[])
    .catch(() => 'There was not enough room to store it all. Free some disk space and import it again.');
}
