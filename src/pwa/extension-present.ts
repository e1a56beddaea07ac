// Whether an extension in this browser delivers alerts too. The app's service worker cannot ask it, so the page stores it.
import type { KeyValues } from '../engine/state/key-values';

const key = 'extension-here';

/** Whether the page found one when it was last open. */
export async function isExtensionPresent(values: KeyValues): Promise<boolean> {
  return (await values.get([key]))[key] === true;
}

/** Writes only when the value changes. */
export async function rememberExtension(values: KeyValues, isPresent: boolean): Promise<void> {
  if ((await isExtensionPresent(values)) !== isPresent) await values.set({ [key]: isPresent });
}
