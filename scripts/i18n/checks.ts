// What must hold of every language: the same keys and values as English, every plural form its grammar has, known styles only.
import { numberStyles } from '../../src/i18n/translator';
import { compileAll, type Source, sourceLanguages, topicSource, topicsOf } from './catalogue';
import { type MessageShape, shapeOf } from './message-values';

/** Every fault of every language, one line each, with language and key. Empty when all is well. */
export function catalogueFaults(): string[] {
  return sourceLanguages().flatMap((language) => languageFaults(language));
}

function languageFaults(language: string): string[] {
  const topics = new Set([...topicsOf('en'), ...topicsOf(language)]);
  return [...topics].flatMap((topic) => {
    const [english, translated] = [read('en', topic), read(language, topic)];
    if (!english) return [`${language}/${topic}.json: English has no such topic`];
    if (!translated) return [`${language}/${topic}.json: missing`];
    return topicFaults(language, english, translated);
  });
}

/** Compares one topic with the English one. Exported for its tests. */
export function topicFaults(language: string, english: Source, translated: Source): string[] {
  const compiled = { en: compileAll(english), other: compileAll(translated) };
  const stray = Object.keys(translated).filter((key) => !Object.hasOwn(english, key));
  return [
    ...stray.map((key) => `${language} ${key}: English has no such key`),
    ...Object.keys(english).flatMap((key) => {
      if (!Object.hasOwn(translated, key)) return [`${language} ${key}: missing`];
      const [wanted, found] = [shapeOf(compiled.en[key]), shapeOf(compiled.other[key])];
      return [...valueFaults(wanted, found), ...pluralFaults(language, found), ...styleFaults(found)].map(
        (fault) => `${language} ${key}: ${fault}`,
      );
    }),
  ];
}

function read(language: string, topic: string): Source | null {
  return topicsOf(language).includes(topic) ? topicSource(language, topic) : null;
}

function valueFaults({ values: wanted }: MessageShape, { values: found }: MessageShape): string[] {
  return [
    ...[...wanted.keys()].filter((name) => !found.has(name)).map((name) => `leaves out {${name}}`),
    ...[...found].flatMap(([name, type]) => {
      const english = wanted.get(name);
      if (!english) return [`speaks of {${name}}, which English does not`];
      if (english.kind === 'choice' && type.kind === 'choice')
        return english.options
          .filter((one) => !type.options.includes(one))
          .map((one) => `{${name}} has no branch "${one}"`);
      return english.kind === 'text' || english.kind === type.kind
        ? []
        : [`{${name}} is a ${type.kind}, not a ${english.kind}`];
    }),
  ];
}

function pluralFaults(language: string, { plurals }: MessageShape): string[] {
  const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  return plurals.flatMap(({ name, forms }) =>
    needed.filter((form) => !forms.includes(form)).map((form) => `{${name}} has no form "${form}"`),
  );
}

function styleFaults({ values }: MessageShape): string[] {
  return [...values].flatMap(([name, type]) => {
    if (type.kind !== 'number') return [];
    const known: readonly string[] = numberStyles;
    return type.style === null || known.includes(type.style) ? [] : [`{${name}} has an unknown style "${type.style}"`];
  });
}
