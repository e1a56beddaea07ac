/** Saves a text as a download of the page. */
export function saveText(name: string, text: readonly string[], type: string): void {
  saveBlob(name, new Blob([...text], { type }));
}

/** Saves bytes as a download of the page. */
export function saveBytes(name: string, bytes: Uint8Array<ArrayBuffer>): void {
  saveBlob(name, new Blob([bytes], { type: 'application/octet-stream' }));
}

function saveBlob(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The download has read the blob by then. Without this a page would keep every export in memory.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
