// The phone's worker at a push: it always shows something (a silent push costs the subscription on some phones), keeps what
// came, sets the icon's number, and wakes the app where it is open. One failing never stops the others.
import { readPushJson } from '../../sync/push/push-message';

export interface ReceivePushDeps {
  readonly now: () => number;
  readonly show: (title: string, options: ShownOptions) => Promise<void>;
  readonly keep: (delivery: { readonly at: number; readonly json: string }) => Promise<void>;
  /** Null takes the number away. Absent where icons carry none. */
  readonly setBadge: ((count: number | null) => Promise<void>) | undefined;
  readonly notifyApp: () => Promise<void>;
}

export interface ShownOptions {
  readonly body: string;
  readonly tag: string;
  readonly silent: boolean;
  readonly data: { readonly navigate: string | null };
}

/** `text` is the push's plaintext; null when there was none. Resolves when all is done; never rejects. */
export async function receivePush(text: string | null, ports: ReceivePushDeps): Promise<void> {
  const arrival = text === null ? null : readPushJson(text);
  const { title, body, tag, silent, badge } = arrival?.texts ?? unreadable;
  // Begun first: some browsers refuse to show, and what came must outlive that.
  await Promise.allSettled([
    arrival?.payload && text !== null ? ports.keep({ at: ports.now(), json: text }).then(ports.notifyApp) : undefined,
    ports.show(title, { body, tag, silent, data: { navigate: arrival?.navigate ?? null } }),
    // A digest that names no number hides it: the last one would go on standing there, older every day.
    badge === null && arrival?.payload?.kind !== 'digest' ? undefined : ports.setBadge?.(badge),
  ]);
}

/** Where a tap leads: the message's own address if it is of this app, else the app's start. */
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
