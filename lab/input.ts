// Reading a JSON document and its parts, with sentences for what cannot be used.
import { readFileSync } from 'node:fs';

/** An input that cannot be used. The message is a sentence for stderr. */
export class UnusableInput extends Error {}

/** The JSON document in a file. Throws {@link UnusableInput} with a sentence a person can act on. */
export function readJson(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new UnusableInput(`${path} cannot be read. Give the path of a JSON file.`);
  }
  try {
    // Some editors begin a file with a byte order mark.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UnusableInput(`${path} is not JSON: ${(error as Error).message}`);
  }
}

/** The named list of a document. Throws {@link UnusableInput} where it is missing. */
export function listOf(document: unknown, name: string): readonly unknown[] {
  const list = isRecord(document) ? document[name] : undefined;
  if (!Array.isArray(list)) throw new UnusableInput(`The document has no list named "${name}".`);
  return list;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
