import { readFileSync } from 'node:fs';

/** Why an input cannot be used: a sentence for stderr. */
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
    // Some editors begin a file with a mark of its encoding.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UnusableInput(`${path} is not JSON: ${(error as Error).message}`);
  }
}

/** The named list of a document, or a sentence saying that it is missing. */
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

/** Runs a command: its answer as one JSON document on stdout, or a sentence on stderr and exit code 1. */
export function answer(run: () => unknown): void {
  try {
    process.stdout.write(`${JSON.stringify(run())}\n`);
  } catch (error) {
    if (!(error instanceof UnusableInput)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
