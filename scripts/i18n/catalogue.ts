// The catalogues as translators write them: `src/i18n/messages/LANGUAGE/TOPIC.json`, ICU messages by key.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import compile from 'icu-minify/compile';
import type { Part } from '../../src/i18n/parts';
import { partOf } from './topic-parts';

// Not `new URL('…', import.meta.url)`: in tests with a document, that URL is the document's kind.
const folder = join(dirname(fileURLToPath(import.meta.url)), '../../src/i18n/messages/');

/** Key → ICU message. */
export type Source = Readonly<Record<string, string>>;

/** Languages that have a folder of messages, English first. */
export function sourceLanguages(): string[] {
  const found = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? entry.name : [],
  );
  return found.sort((a, b) => Number(b === 'en') - Number(a === 'en') || (a < b ? -1 : 1));
}

/** Names of the topics a language has, without `.json`. */
export function topicsOf(language: string): string[] {
  return readdirSync(`${folder}${language}`)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort();
}

/** One topic of one language. Every key begins with the topic's name; throws, with the file's name, when one does not. */
export function topicSource(language: string, topic: string): Source {
  const path = `${folder}${language}/${topic}.json`;
  const source = JSON.parse(readFileSync(path, 'utf8')) as Source;
  const stray = Object.keys(source).find((key) => !key.startsWith(`${topic}.`));
  if (stray) throw new Error(`${language}/${topic}.json: the key "${stray}" must begin with "${topic}."`);
  return source;
}

/** All messages of a language, or those of one part. */
export function sourceOf(language: string, part?: Part): Source {
  const topics = topicsOf(language).filter((topic) => part === undefined || partOf(topic) === part);
  return Object.assign({}, ...topics.map((topic) => topicSource(language, topic)));
}

/** The messages of a language as they ship: compiled, so that no parser travels. Throws with the key of a message that is no ICU. */
export function compiledOf(language: string, part?: Part): Record<string, unknown> {
  return compileAll(sourceOf(language, part));
}

export function compileAll(source: Source): Record<string, unknown> {
  return Object.fromEntries(Object.entries(source).map(([key, text]) => [key, compileOne(key, text)]));
}

function compileOne(key: string, text: string): unknown {
  try {
    return withNumericDates(compile(text));
  } catch (error) {
    throw new Error(`${key}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const [numberType, dateType, timeType] = [4, 5, 6];

/**
 * The same message with every `{at, date, STYLE}` as a number of that style: instants are epoch milliseconds here, and the
 * runtime takes only `Date` objects for dates. A date without a style is a `day`.
 */
function withNumericDates(node: unknown): unknown {
  if (Array.isArray(node)) {
    const [name, type, style] = node as unknown[];
    if (typeof name === 'string' && (type === dateType || type === timeType)) return [name, numberType, style ?? 'day'];
    return node.map(withNumericDates);
  }
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([form, branch]) => [form, withNumericDates(branch)]));
}
