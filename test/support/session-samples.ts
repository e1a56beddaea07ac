// Session files of the Codex CLI with known right answers, made from recorded shapes. Their text is made up.
import { readdirSync, readFileSync } from 'node:fs';
import type { SessionFile } from '../../src/domain/usage/session';
import { chooseFiles, inOrder } from '../../src/observe/session-files/choose-files';
import { readSession } from '../../src/observe/session-files/read-session';

const folder = 'test/session-samples';

export interface Expected {
  readonly responses: number;
  readonly input: number;
  readonly cached: number;
  readonly cacheWrite: number;
  readonly output: number;
  readonly reasoning: number;
  readonly total: number;
}

/** Case name → grouping → group → sums. */
export const answers = JSON.parse(readFileSync(`${folder}/answers.json`, 'utf8')) as Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, Expected>>>>>
>;

/** The text of every session file of a case, by path. */
export function sampleFiles(name: string): { readonly path: string; readonly text: string }[] {
  return readdirSync(`${folder}/${name}`, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.jsonl'))
    .map((path) => ({ path, text: readFileSync(`${folder}/${name}/${path}`, 'utf8') }));
}

/** Reads files as the product does, in chunks of `chunkBytes`. */
export async function readSamples(
  files: readonly { readonly path: string; readonly text: string }[],
  chunkBytes = 65_536,
): Promise<SessionFile[]> {
  const chosen = inOrder(chooseFiles(files).chosen);
  const read = chosen.map(({ file, name }) => readSession(name, streamOf(file.text, chunkBytes)));
  return (await Promise.all(read)).filter((session) => session !== null);
}

export function streamOf(text: string | Uint8Array, chunkBytes = 65_536): ReadableStream<Uint8Array> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return new ReadableStream({
    start: (controller) => {
      for (let at = 0; at < bytes.length; at += chunkBytes) controller.enqueue(bytes.slice(at, at + chunkBytes));
      controller.close();
    },
  });
}
