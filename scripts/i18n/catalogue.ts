// The catalogues as translators write them: `src/i18n/messages/LANGUAGE/TOPIC.json`, ICU messages by key.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import compile from 'icu-minify/compile';
import type { LanguageInfo } from '../../src/i18n/languages';
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

/** The content of a `language.json`: the language's own name, and whether it is complete. */
export function languageInfo(language: string): LanguageInfo {
  const { name, complete } = readJson(language, aboutFile) as Partial<LanguageInfo>;
  if (typeof name !== 'string' || typeof complete !== 'boolean')
    throw new Error(`${language}/${aboutFile}.json: needs "name", a text, and "complete", true or false`);
  return { name, complete };
}

/** The file of a folder that holds no messages. */
const aboutFile = 'language';

/** Names of the topics a language has, without `.json`. */
export function topicsOf(language: string): string[] {
  return readdirSync(`${folder}${language}`)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .filter((name) => name !== aboutFile)
    .sort();
}

/** One topic of one language. Every key begins with the topic's name; throws, with the file's name, when one does not. */
export function topicSource(language: string, topic: string): Source {
  const source = readJson(language, topic) as Source;
  const stray = Object.keys(source).find((key) => !key.startsWith(`${topic}.`));
  if (stray) throw new Error(`${language}/${topic}.json: the key "${stray}" must begin with "${topic}."`);
  return source;
}

/** A file that is no JSON is named in the error. */
function readJson(language: string, name: string): unknown {
  try {
    return JSON.parse(readFileSync(`${folder}${language}/${name}.json`, 'utf8'));
  } catch (error) {
    throw new Error(`${language}/${name}.json: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Key → what a translator has to know of a message that does not explain itself. */
export function translatorNotes(): Source {
  return JSON.parse(readFileSync(`${folder}notes.json`, 'utf8')) as Source;
}

/** All messages of a language that travel with its scripts, or those of one part. */
export function sourceOf(language: string, part?: Part): Source {
  const topics = topicsOf(language).filter((topic) => {
    const its = partOf(topic);
    return part === undefined ? its !== 'build' : its === part;
  });
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
