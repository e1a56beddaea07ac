/** Hands the user a file by the page's own download. */
export function saveText(name: string, text: readonly string[], type: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([...text], { type }));
  link.download = name;
  link.click();
  // The download has read the blob long before; an hour-long page would otherwise keep every export in memory.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The same for bytes. */
export function saveBytes(name: string, bytes: Uint8Array<ArrayBuffer>): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
