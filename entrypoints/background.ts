// Wiring only: which event calls which function. A branch that needs a test belongs in src/.
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { holdScript, runScript } from '../src/browser/deferred-script';
import { localValues, sessionValues } from '../src/browser/extension-storage';
import { isCommandMessage, isObservations, isPageRead, isSeen } from '../src/browser/messages';
import { listenToNotifications } from '../src/browser/notifications';
import { onRest } from '../src/browser/push-permission';
import { showBadge } from '../src/browser/toolbar-badge';
import type { Observation } from '../src/domain/observations/observation';
import { lazyFormatters } from '../src/domain/time/formatters';
import { pullFrom } from '../src/engine/bridge/bridge-messages';
import { answerFrom, answerKey } from '../src/engine/devices/incoming-answer';
import { isPhoneRequest } from '../src/engine/devices/phone-request';
import { commandFrom } from '../src/engine/state/apply-command';
import { createOwnStorage } from '../src/engine/state/own-storage';
import type { StateManager } from '../src/engine/state/state-manager';
import { openLeanDatabase } from '../src/storage/lean-database';
import type { Deferred } from './background-deferred';

/** Does something with the parts of the second script, which it reads first where that is still to do. */
type After = <T>(work: (parts: Deferred) => Promise<T>) => Promise<T>;
type Sender = Parameters<Parameters<typeof browser.runtime.onMessage.addListener>[0]>[1];
declare const __PWA_ADDRESS__: string;

// No module: a script of its own holds only what the worker runs, and a cold start waits for one file.
export default defineBackground({
  main() {
    holdScript(deferredScriptPath);
    const record = createOwnStorage(
      {
        values: localValues,
        session: sessionValues,
        now: Date.now,
        randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
        // How the reader's dates go is known there, and the second script is wanted next anyway.
        words: lazyFormatters(() => parts().words()),
        showBadge,
        codec: {
          encode: (observations) => after(({ segmentCodec }) => segmentCodec.encode(observations)),
          decode: (parts) => after(({ segmentCodec }) => segmentCodec.decode(parts)),
        },
        changed: async () => {
          await finish(after(({ alerts }) => alerts.afterObservation()));
          // Not waited for: a slow push service must not hold up the next reading.
          void finish(after(({ phones }) => phones.afterObservation()));
        },
      },
      openLeanDatabase(),
    );
    const { keeper } = record;
    // While the browser still hands over the event this worker was started for.
    keeper.prepare();
    let made: Deferred | null = null;
    const parts = (): Deferred => {
      if (!globalThis.headroomDeferred) runScript(deferredScriptPath);
      made ??= globalThis.headroomDeferred?.(record) ?? null;
      if (!made) throw new Error('a part of the extension is missing');
      return made;
    };
    // Rejects, and never throws, where the script cannot be read: whatever else an event asks for is done all the same.
    const after: After = async (work) => work(parts());
    const isAppPage = ({ url }: { url?: string | undefined }) => url?.startsWith(__PWA_ADDRESS__) ?? false;
    const isOwnPage = ({ url }: { url?: string | undefined }) => url?.startsWith(`${location.origin}/`) ?? false;
    const finish = (work: Promise<unknown>) => work.catch((error: unknown) => console.error('Headroom:', error));

    const wake = () => void finish(keeper.refresh()).then(() => finish(after(({ alerts }) => alerts.onStart())));

    // The app's page speaks through a script of ours too: what it says is never something Codex said.
    const isCodexPage = ({ url }: Sender) => url?.startsWith('https://chatgpt.com/') ?? false;
    const fromPage = (message: unknown, sender: Sender) => {
      if (!isCodexPage(sender) && !isOwnPage(sender)) return null;
      const name = sender.tab?.id === undefined ? null : String(sender.tab.id);
      if (isSeen(message)) return finish(keeper.observe(message, name));
      return isPageRead(message) ? finish(keeper.readPage(message, name)) : null;
    };
    // Only our own pages decide anything; a content script speaks from a tab of somebody else's address.
    const fromOwnPage = (message: unknown) => {
      if (isCommandMessage(message)) return decide(keeper, after, message.decision);
      if (isPhoneRequest(message)) return after(({ phones }) => phones.onMessage(message)).catch(() => notSent);
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
      if (pull) void finish(after(({ answerApp }) => answerApp(pull))).then(answer);
      const brought = sender.id === browser.runtime.id && isAppPage(sender) ? answerFrom(message) : null;
      if (brought) void finish(localValues.set({ [answerKey]: brought })).then(() => answer(true));
      return pull !== null || brought !== null;
    });
    listenToNotifications({
      onClick: (tag) => void finish(after(({ alerts }) => alerts.onNotificationClick(tag))),
      onButton: (tag, index) => void finish(after(({ alerts }) => alerts.onNotificationButton(tag, index))),
      onClosed: (tag, byUser) => void finish(after(({ alerts }) => alerts.onNotificationClosed(tag, byUser))),
    });
    browser.alarms.onAlarm.addListener(({ name }) => {
      void finish(after(({ alerts }) => alerts.onAlarm(name)));
      void finish(after(({ phones }) => phones.onAlarm(name)));
      // The badge's alarm repeats whatever dies: what a killed worker left unsaid is said by then.
      if (name === 'headroom/badge') wake();
      if (name === 'headroom/tidy') void finish(keeper.tidy());
    });
    onRest(() => void finish(after(({ phones }) => phones.onRest())));
    browser.runtime.onStartup.addListener(wake);
    browser.runtime.onInstalled.addListener(wake);
  },
});

/** As built from background-deferred.ts beside this. */
const deferredScriptPath = '/background-deferred.js';

const notSent = 'The message could not be made. Restart the browser and try again.';

/** Answers with nothing when it is done, with a sentence when it is not. */
async function decide(keeper: StateManager, after: After, given: unknown): Promise<string | undefined> {
  const decision = commandFrom(given);
  if (!decision) return 'This page and the extension are of different versions. Close it and open it again.';
  try {
    await keeper.decide(decision);
    if (decision.type === 'forget') await after(({ alerts }) => alerts.forget(decision.account));
  } catch {
    return 'Headroom could not store that. Free some disk space, or restart the browser, and try again.';
  }
}

/** Answers with how many were new, or with a sentence. Our own page has looked at each of them already. */
function merge(keeper: StateManager, observations: readonly unknown[]): Promise<number | string> {
  return keeper
    .merge(observations as readonly Observation[])
    .catch(() => 'There was not enough room to store it all. Free some disk space and import it again.');
}
