import { browser } from 'wxt/browser';

/** Plain JSON values of the extension, kept across browser restarts. */
export const localValues = {
  get: (keys: readonly string[]): Promise<Record<string, unknown>> => browser.storage.local.get([...keys]),
  set: (values: Readonly<Record<string, unknown>>): Promise<void> => browser.storage.local.set(values),
  remove: (keys: readonly string[]): Promise<void> => browser.storage.local.remove([...keys]),
};

/** Values kept until the browser closes, because they describe open tabs. */
export const sessionValues = {
  get: (keys: readonly string[]): Promise<Record<string, unknown>> => browser.storage.session.get([...keys]),
  set: (values: Readonly<Record<string, unknown>>): Promise<void> => browser.storage.session.set(values),
  remove: (keys: readonly string[]): Promise<void> => browser.storage.session.remove([...keys]),
};

/** Calls back with the new value when a key of `localValues` changes, in any script; returns a function that stops it. */
export function onLocalChange(key: string, listener: (value: unknown) => void): () => void {
  const onChanged = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === 'local' && key in changes) listener(changes[key]?.newValue);
  };
  browser.storage.onChanged.addListener(onChanged);
  return () => browser.storage.onChanged.removeListener(onChanged);
}
