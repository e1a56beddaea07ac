// What must hold of every language: the same keys and values as English, every plural form its grammar has, known styles only.
import { weekdayBranches } from '../../src/i18n/day-part';
import { dateStyles, numberStyles } from '../../src/i18n/translator';
import { compileAll, languageInfo, type Source, sourceLanguages, topicSource, topicsOf } from './catalogue';
import { type MessageShape, shapeOf } from './message-values';

/**
 * Every fault of every language, one line each, with language and key. Empty when all is well. A language that says about
 * itself that it is not complete may lack messages and lag behind English, but everything in it must compile.
 */
export function catalogueFaults(): string[] {
  return sourceLanguages().flatMap((language) => {
    const { complete } = languageInfo(language);
    return languageFaults(language)
      .filter(({ kind }) => complete || kind === 'unreadable')
      .map(({ key, text }) => `${language} ${key}: ${text}`);
  });
}

export interface Fault {
  /**
   * `missing`: English is shown. `surplus`: no code uses it. `wrong`: would be formatted wrongly. `unreadable`: does not
   * compile.
   */
  readonly kind: 'missing' | 'surplus' | 'wrong' | 'unreadable';
  readonly key: string;
  readonly text: string;
}

/** What is the matter with one language, topic by topic. */
export function languageFaults(language: string): Fault[] {
  const topics = new Set([...topicsOf('en'), ...topicsOf(language)]);
  return [...topics].flatMap((topic) =>
    topicFaults(language, read('en', topic) ?? {}, read(language, topic) ?? {}).map((fault) => fault),
  );
}

function read(language: string, topic: string): Source | null {
  return topicsOf(language).includes(topic) ? topicSource(language, topic) : null;
}

/** Compares one topic with the English one. */
export function topicFaults(language: string, english: Source, translated: Source): Fault[] {
  const stray = Object.keys(translated).filter((key) => !Object.hasOwn(english, key));
  return [
    ...stray.map((key): Fault => ({ kind: 'surplus', key, text: 'English has no such key' })),
    ...Object.entries(english).flatMap(([key, source]): Fault[] => {
      const own = translated[key];
      if (own === undefined) return [{ kind: 'missing', key, text: `missing: ${source}` }];
      const shape = shapeIn(own);
      return typeof shape === 'string'
        ? [{ kind: 'unreadable', key, text: shape }]
        : messageFaults(language, key, source, own, shape).map((text) => ({ kind: 'wrong', key, text }));
    }),
  ];
}

/** Everything wrong with one translated message. */
function messageFaults(
  language: string,
  key: string,
  english: string,
  translated: string,
  found: MessageShape,
): string[] {
  const wanted = shapeIn(english);
  if (typeof wanted === 'string') return [];
  return [
    ...valueFaults(wanted, found, key.startsWith('forecast.dayPart.') ? weekdayBranches : []),
    ...pluralFaults(language, found),
    ...styleFaults(found),
    ...textFaults(english, translated),
  ];
}

/** The shape of a message, or why it is no ICU. */
function shapeIn(text: string): MessageShape | string {
  try {
    return shapeOf(compileAll({ message: text }).message);
  } catch (error) {
    return `is no ICU message: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** `more`: branches a language may add where its grammar needs them. */
function valueFaults(
  { values: wanted }: MessageShape,
  { values: found }: MessageShape,
  more: readonly string[],
): string[] {
  return [
    ...[...wanted.keys()].filter((name) => !found.has(name)).map((name) => `leaves out {${name}}`),
    ...[...found].flatMap(([name, type]) => {
      const english = wanted.get(name);
      if (!english) return [`speaks of {${name}}, which English does not`];
      if (english.kind === 'choice' && type.kind === 'choice')
        return [
          ...english.options
            .filter((one) => !type.options.includes(one))
            .map((one) => `{${name}} has no branch "${one}"`),
          ...type.options
            .filter((one) => one !== 'other' && !english.options.includes(one) && !more.includes(one))
            .map((one) => `{${name}} has a branch "${one}", which English has not`),
        ];
      return english.kind === 'text' || english.kind === type.kind
        ? []
        : [`{${name}} is a ${type.kind}, not a ${english.kind}`];
    }),
  ];
}

function pluralFaults(language: string, { plurals }: MessageShape): string[] {
  const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  return plurals.flatMap(({ name, forms, namesByForm }) => [
    ...needed.filter((form) => !forms.includes(form)).map((form) => `{${name}} has no form "${form}"`),
    ...forms
      .filter((form) => !form.startsWith('=') && !needed.includes(form as never))
      .map((form) => `{${name}} has a form "${form}", which ${language} has not`),
    // A value that only some plural forms use was forgotten in the others. Exact numbers ("=0") may leave it out.
    ...forms
      .filter((form) => !form.startsWith('='))
      .flatMap((form) =>
        [...(namesByForm.other ?? [])]
          .filter((value) => !namesByForm[form]?.has(value))
          .map((value) => `form "${form}" of {${name}} leaves out {${value}}`),
      ),
  ]);
}

function styleFaults({ values }: MessageShape): string[] {
  const known: readonly string[] = [...numberStyles, ...dateStyles];
  return [...values].flatMap(([name, type]) => {
    if (type.kind !== 'number' && type.kind !== 'instant') return [];
    return type.style === null || known.includes(type.style) ? [] : [`{${name}} has an unknown style "${type.style}"`];
  });
}

/** Names that no language translates. */
const properNames = ['Headroom', 'ChatGPT', 'Codex', 'Spark', 'JSON', 'CSV'];

function textFaults(english: string, translated: string): string[] {
  return [
    ...properNames
      .filter((name) => english.includes(name) && !translated.includes(name))
      .map((name) => `leaves out the name ${name}`),
    ...(translated.trim() === '' && english.trim() !== '' ? ['is empty'] : []),
    ...(translated !== translated.trim() && english === english.trim() ? ['begins or ends with a space'] : []),
  ];
}
