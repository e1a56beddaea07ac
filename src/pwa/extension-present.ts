// Whether an extension of this browser tells alerts too. The app's worker cannot ask it, so the page leaves word.
import type { KeyValues } from '../engine/state/key-values';

const key = 'extension-here';

/** Whether the page last opened found one. */
export async function isExtensionPresent(values: KeyValues): Promise<boolean> {
  return (await values.get([key]))[key] === true;
}

/** Written only when it is news. */
export async function rememberExtension(values: KeyValues, isHere: boolean): Promise<void> {
  if ((await isExtensionPresent(values)) !== isHere) await values.set({ [key]: isHere });
}
