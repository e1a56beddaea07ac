import { browser } from 'wxt/browser';

/** Plain JSON values of the extension that outlive the browser. */
export const localValues = {
  get: (keys: readonly string[]): Promise<Record<string, unknown>> => browser.storage.local.get([...keys]),
  set: (values: Readonly<Record<string, unknown>>): Promise<void> => browser.storage.local.set(values),
  remove: (keys: readonly string[]): Promise<void> => browser.storage.local.remove([...keys]),
};

/** Values that outlive the worker and end with the browser: what is only true of open tabs. */
export const sessionValues = {
  get: (keys: readonly string[]): Promise<Record<string, unknown>> => browser.storage.session.get([...keys]),
  set: (values: Readonly<Record<string, unknown>>): Promise<void> => browser.storage.session.set(values),
  remove: (keys: readonly string[]): Promise<void> => browser.storage.session.remove([...keys]),
};

/** Calls back with the new value whenever a key of `localValues` changes, in whichever script; returns what ends it. */
export function onLocalChange(key: string, tell: (value: unknown) => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === 'local' && key in changes) tell(changes[key]?.newValue);
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
