/** How many bytes a value takes as JSON in UTF-8: what storage counts. */
export function jsonBytes(value: unknown): number {
  const text = JSON.stringify(value);
  let bytes = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    // Half a surrogate pair is two of its four bytes.
    const isSurrogate = unit >= 0xd800 && unit < 0xe000;
    bytes += unit < 0x80 ? 1 : unit < 0x800 || isSurrogate ? 2 : 3;
  }
  return bytes;
}

/** Whether it takes no more. Cheap where it is far below, as it nearly always is: a code unit takes three bytes at most. */
export function isWithinBytes(value: unknown, bytes: number): boolean {
  return JSON.stringify(value).length * 3 <= bytes || jsonBytes(value) <= bytes;
}
