// What the app's service worker does with a push: it shows it, stores it, sets the icon's number and notifies the open app.
// It always shows something, because some phones end a subscription after a silent push. Each step may fail by itself.
import { readPushJson } from '../../sync/push/push-message';
import type { ShowPush } from './phone-notices';

export interface ReceivePushDeps {
  readonly now: () => number;
  readonly show: ShowPush;
  readonly keep: (delivery: { readonly at: number; readonly json: string }) => Promise<void>;
  /** Null removes the number. Undefined where the system has no such numbers. */
  readonly setBadge: ((count: number | null) => Promise<void>) | undefined;
  readonly notifyApp: () => Promise<void>;
}

/** Handles one push. `text` is its plaintext, null when it had none. Never rejects. */
export async function receivePush(text: string | null, deps: ReceivePushDeps): Promise<void> {
  const push = text === null ? null : readPushJson(text);
  const payload = push?.payload ?? null;
  // Storing is started first: some browsers refuse to show, and the data must survive that.
  await Promise.allSettled([
    payload && text !== null ? deps.keep({ at: deps.now(), json: text }).then(deps.notifyApp) : undefined,
    deps.show(payload, push?.navigate ?? null).then(({ badge }) =>
      // A digest without a number removes it; an old number would stay on the icon for days.
      badge === null && payload?.kind !== 'digest' ? undefined : deps.setBadge?.(badge),
    ),
  ]);
}

/** The address a tap opens: the app's start, or one that brings sealed readings or names a page. */
export function openedAddress(navigate: unknown, scope: string): string {
  const isOurs = typeof navigate === 'string' && navigate.startsWith(scope);
  return isOurs && /^(?:|#\/[\w/-]*|#d=[\w-]+)$/.test(navigate.slice(scope.length)) ? navigate : scope;
}
