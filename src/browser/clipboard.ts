/** Puts text on the clipboard; false when the browser refuses. Called within the user's tap. */
export async function copyText(text: string, clipboard: Clipboard | undefined): Promise<boolean> {
  try {
    await clipboard?.writeText(text);
    return clipboard !== undefined;
  } catch {
    return false;
  }
}

/** Text from the clipboard; null when there is none, or the browser or the user refuses. */
export async function pasteText(clipboard: Clipboard | undefined): Promise<string | null> {
  try {
    return (await clipboard?.readText()) || null;
  } catch {
    return null;
  }
}
