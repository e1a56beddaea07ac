// What the app's service worker does with a push: it shows it, stores it, sets the icon's number and notifies the open app.
// It always shows something, because some phones end a subscription after a silent push. Each step may fail by itself.
import { readPushJson } from '../../sync/push/push-message';

export interface ReceivePushDeps {
  readonly now: () => number;
  readonly show: (title: string, options: ShownOptions) => Promise<void>;
  readonly keep: (delivery: { readonly at: number; readonly json: string }) => Promise<void>;
  /** Null removes the number. Undefined where the system has no such numbers. */
  readonly setBadge: ((count: number | null) => Promise<void>) | undefined;
  readonly notifyApp: () => Promise<void>;
}

export interface ShownOptions {
  readonly body: string;
  readonly tag: string;
  readonly silent: boolean;
  readonly data: { readonly navigate: string | null };
}

/** Handles one push. `text` is its plaintext, null when it had none. Never rejects. */
export async function receivePush(text: string | null, deps: ReceivePushDeps): Promise<void> {
  const push = text === null ? null : readPushJson(text);
  const { title, body, tag, silent, badge } = push?.texts ?? unreadable;
  // Storing is started first: some browsers refuse to show, and the data must survive that.
  await Promise.allSettled([
    push?.payload && text !== null ? deps.keep({ at: deps.now(), json: text }).then(deps.notifyApp) : undefined,
    deps.show(title, { body, tag, silent, data: { navigate: push?.navigate ?? null } }),
    // A digest without a number removes it; an old number would stay on the icon for days.
    badge === null && push?.payload?.kind !== 'digest' ? undefined : deps.setBadge?.(badge),
  ]);
}

/** The address a tap opens: the push's own if it belongs to this app, else the app's start. */
export function openedAddress(navigate: unknown, scope: string): string {
  return typeof navigate === 'string' && navigate.startsWith(scope) ? navigate : scope;
}

const unreadable = {
  title: 'Usage updated',
  body: 'Open Headroom to see it.',
  tag: 'headroom',
  silent: true,
  badge: null,
};
