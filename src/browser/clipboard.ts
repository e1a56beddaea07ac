/** Copies text to the clipboard; false when the browser refuses. Call it from a tap. */
export async function copyText(text: string, clipboard: Clipboard | undefined): Promise<boolean> {
  try {
    await clipboard?.writeText(text);
    return clipboard !== undefined;
  } catch {
    return false;
  }
}

/** The clipboard's text; null when it has none or reading is refused. */
export async function pasteText(clipboard: Clipboard | undefined): Promise<string | null> {
  try {
    return (await clipboard?.readText()) || null;
  } catch {
    return null;
  }
}
