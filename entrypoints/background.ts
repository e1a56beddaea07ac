// Wiring only: which event of the browser calls which function of the engine.
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { deferScript, scriptsRun } from '../src/browser/deferred-script';
import { localValues, sessionValues } from '../src/browser/extension-storage';
import { listenToMessages } from '../src/browser/messages';
import { listenToNotifications } from '../src/browser/notifications';
import { onDemandScript } from '../src/browser/on-demand-script';
import { onUserIdle } from '../src/browser/push-permission';
import { listenToPanelCommand } from '../src/browser/side-panel';
import { isTabOpen, openTab } from '../src/browser/tabs';
import { showBadge, showBadgeTitle } from '../src/browser/toolbar-badge';
import { refusalReason } from '../src/domain/diagnostics/refusal';
import { createAppAccess } from '../src/engine/bridge/app-access';
import { answerKey } from '../src/engine/devices/incoming-answer';
import { createBackgroundEvents } from '../src/engine/messages/background-events';
import type { WithDeferredParts } from '../src/engine/messages/deferred-parts';
import { createMessageRouter } from '../src/engine/messages/message-router';
import { createPageQueue } from '../src/engine/messages/page-queue';
import { spelledBadge } from '../src/engine/messages/spelled-badge';
import { createTabBudgets } from '../src/engine/messages/tab-budgets';
import { lazyDatabaseParts } from '../src/engine/state/lazy-database-parts';
import { lazyPackedStores } from '../src/engine/state/lazy-packed-stores';
import { meteredPageReader } from '../src/engine/state/metered-page-reader';
import { createOwnStorage } from '../src/engine/state/own-storage';
import { pageReader } from '../src/engine/state/page-reader';

declare const __PWA_ADDRESS__: string;

// A classic script, not a module: it holds only what the background runs, and a cold start waits for one file.
export default defineBackground({
  main() {
    const databaseParts = deferScript('/background-database.js', () => globalThis.headroomDatabase);
    const sync = onDemandScript('/background-sync.js', () => globalThis.headroomSync);
    const deferredParts = deferScript('/background-deferred.js', () => globalThis.headroomDeferred?.(ownStorage, sync));
    // Async, so that a script that cannot be loaded rejects instead of throwing: the rest of the event's work is still
    // done.
    const allScripts = scriptsRun(globalThis.document);
    const withDeferred: WithDeferredParts = async (work) => {
      await allScripts;
      return work(deferredParts());
    };
    const report = (error: unknown) => console.error('Headroom:', error);

    const budgets = createTabBudgets(Date.now);
    const ownStorage = createOwnStorage(
      {
        values: localValues,
        session: sessionValues,
        pageReader: meteredPageReader(pageReader, () => performance.now(), budgets.spend),
        now: Date.now,
        randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
        showBadge: spelledBadge({
          show: showBadge,
          showTitle: showBadgeTitle,
          // Both live in the deferred script, which is wanted next anyway.
          showIcon: (badge) => withDeferred(({ showIcon }) => showIcon(badge)),
          spell: (sentences) => withDeferred(({ spell }) => spell(sentences)),
        }),
        onSnapshot: () => events.onSnapshot(),
      },
      // Dexie, the stores and the explanations are read when the database is first used: the badge does not wait for them.
      () => databaseParts().database(),
      lazyPackedStores((work) => withDeferred(({ packed }) => work(packed))),
      lazyDatabaseParts(databaseParts),
    );
    const { stateManager } = ownStorage;
    // While the browser still hands over the event that started this script.
    stateManager.prepare();

    const events = createBackgroundEvents({ stateManager, withDeferred, report });
    const router = createMessageRouter({
      addresses: {
        extensionId: browser.runtime.id,
        ownOrigin: location.origin,
        isApp: createAppAccess(localValues, __PWA_ADDRESS__).isApp,
      },
      stateManager,
      pageQueue: createPageQueue({
        stateManager,
        budgets,
        now: Date.now,
        isOpen: isTabOpen,
        count: (refusals) => ownStorage.drift.count(refusals.map(refusalReason), Date.now()),
      }),
      withDeferred,
      keepAnswer: (fragment) => localValues.set({ [answerKey]: fragment }),
      report,
    });

    // Every listener is added before the first await: a background woken by an event must already be listening for it.
    listenToMessages(router);
    listenToNotifications({
      onClick: events.onNotificationClick,
      onButton: events.onNotificationButton,
      onClosed: events.onNotificationClosed,
    });
    browser.alarms.onAlarm.addListener(({ name }) => events.onAlarm(name));
    onUserIdle(events.onIdle);
    listenToPanelCommand(report);
    browser.runtime.onStartup.addListener(events.onStart);
    browser.runtime.onInstalled.addListener(({ reason }) => {
      events.onStart();
      if (reason === 'install') openTab('/app.html#/welcome').catch(report);
    });
  },
});
