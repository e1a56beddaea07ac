// The reader's language at work: a catalogue of compiled messages, and how values inside them are formatted.
import format from 'icu-minify/format';
import type { MessageKey, ValuesOf } from '../domain/messages/message';
import type { Message, NamedWindow, Value } from '../domain/messages/value';
import type { Instant } from '../domain/time/instant';
import type { LocaleAndZone } from '../domain/time/locale-and-zone';
import { directionOf } from './direction';
import { createFormats, type Formats } from './formats';
import { numberFormat, pluralRules } from './intl-cache';

/** Key → message as `icu-minify/compile` made it. */
export type Catalogue = Readonly<Record<string, unknown>>;

export interface TranslatorOptions {
  /** BCP 47 tag of the catalogue: "de", "pt-BR". */
  readonly language: string;
  readonly catalogue: Catalogue;
  /** English, for keys the catalogue lacks: one of an older version, or damaged. */
  readonly fallback?: Catalogue;
  /** Zone and locale of dates and numbers. `showZone`: every instant names its zone. */
  readonly place: LocaleAndZone & { readonly showZone?: boolean };
  /** The present, for "today", "tomorrow" and ages. */
  readonly now: () => Instant;
  /** Spellings that replace the usual ones, such as an instant with its zone in reports. */
  readonly formats?: Partial<Formats>;
  /** Called with each key that neither catalogue has: tests collect them. */
  readonly onMissing?: (key: string) => void;
}

/** Formats messages. Never shows a key: one that is missing everywhere gives "". */
export interface Translator {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly place: LocaleAndZone;
  readonly formats: Formats;
  /** One message, its values checked by its key. */
  readonly t: <K extends MessageKey>(key: K, ...values: ValuesOf<K>) => string;
  /** A message made elsewhere: by the domain, by another device. A string is a text of an older version, given back as it is. */
  readonly spell: (message: Message | string) => string;
  /** Messages after one another, as sentences of one text. Nothing for those that are null or false. */
  readonly sentences: (messages: readonly (Message | null | false | undefined)[]) => string;
  /** A message with something drawn in place of its values or around its parts, in the order of this language. */
  readonly nodes: <N>(key: MessageKey, values: Readonly<Record<string, Drawn<N>>>) => readonly (string | N)[];
}

/** A value, something drawn, or markup: a function that wraps what is between its tags. */
export type Drawn<N> = Value | { readonly node: N } | ((children: readonly (string | N)[]) => N);

type Run = (key: string, values: Readonly<Record<string, unknown>>) => unknown;

/** Creates a translator of one language and time zone. A missing message is shown in English. */
export function createTranslator(options: TranslatorOptions): Translator {
  const { language, catalogue, fallback, place, onMissing } = options;
  const has = (one: Catalogue | undefined, key: string) => one !== undefined && Object.hasOwn(one, key);
  const direction = directionOf(language);
  const inDirection = direction === 'rtl' ? isolateNames : (given: Readonly<Record<string, unknown>>) => given;
  const run: Run = (key, given) => {
    const values = inDirection(given, catalogue[key]);
    if (has(catalogue, key)) {
      try {
        return format(catalogue[key] as never, place.locale, values as never, intl);
      } catch (error) {
        // A file may be damaged in one message and whole in the others.
        if (!has(fallback, key)) throw error;
      }
    }
    if (!has(fallback, key)) {
      onMissing?.(key);
      return '';
    }
    // A message in English uses English plural forms, even where it replaces a missing translation.
    return format(fallback?.[key] as never, 'en', values as never, intl);
  };
  const text = (key: string, values: Readonly<Record<string, Value>> = {}) =>
    asText(
      run(
        key,
        mapValues(values, (value) => valueText(value)),
      ),
    );
  const formats = { ...createFormats({ place, now: options.now, text }), ...options.formats };
  const intl = icuOptions(formats, options.now);

  const spell = (message: Message | string) =>
    typeof message === 'string' ? message : text(message.key, message.values);
  const laterText = (value: Value) =>
    typeof value === 'object' && 'window' in value
      ? formats.window(value.window as NamedWindow, 'listed')
      : valueText(value);
  const valueText = (value: Value): string | number => {
    if (typeof value !== 'object') return value;
    if ('key' in value) return spell(value);
    if ('window' in value) return formats.window(value.window as NamedWindow);
    return formats.list(
      value.list.map((one, index) => String(index > 0 && value.as === 'and' ? laterText(one) : valueText(one))),
      value.as,
    );
  };

  return {
    language,
    direction,
    place,
    formats,
    t: (key, ...[values]) => text(key, (values ?? {}) as Readonly<Record<string, Value>>),
    spell,
    sentences: (messages) => formats.sentences(messages.flatMap((one) => (one ? [spell(one)] : []))),
    nodes: (key, values) => nodesOf(run, key, values, valueText),
  };
}

/** A style of a catalogue that is formatted by us. */
interface Style {
  readonly headroom?: (value: number) => string;
}

/** How `{x, number, STYLE}` and `{x, date, STYLE}` in a message are formatted: by our formats, or by Intl without a style. */
function icuOptions(formats: Formats, now: () => Instant) {
  const own = (spell: (value: number) => string) => ({ format: spell });
  const styles: Readonly<Record<(typeof numberStyles | typeof dateStyles)[number], Style>> = {
    percent: { headroom: formats.percent },
    span: { headroom: formats.span },
    ago: { headroom: formats.ago },
    credits: { headroom: formats.credits },
    day: { headroom: (at) => formats.instant(at, 'day') },
    date: { headroom: (at) => formats.instant(at, 'date') },
    clock: { headroom: formats.clock },
    age: { headroom: (at) => formats.ago(now() - at) },
    weekday: { headroom: formats.weekday },
    longDay: { headroom: formats.longDay },
    brief: { headroom: formats.brief },
    dayPart: { headroom: (at) => formats.dayPart(at) },
    onDayPart: { headroom: (at) => formats.dayPart(at, 'on') },
    untilDayPart: { headroom: (at) => formats.dayPart(at, 'until') },
  };
  return {
    formats: { number: styles as never },
    formatters: {
      getNumberFormat: (locale: string, style?: Style) =>
        style?.headroom ? own(style.headroom) : numberFormat(locale, style as Intl.NumberFormatOptions),
      getPluralRules: (locale: string, style?: Intl.PluralRulesOptions) => pluralRules(locale, style),
    } as never,
  };
}

/** Styles a catalogue may name; a check refuses any other. */
export const numberStyles = ['percent', 'span', 'ago', 'credits'] as const;
export const dateStyles = [
  'day',
  'date',
  'clock',
  'age',
  'weekday',
  'longDay',
  'brief',
  'dayPart',
  'onDayPart',
  'untilDayPart',
] as const;

/** Components are inserted in two steps: the sentence is formatted with markers, and each marker is then replaced. */
function nodesOf<N>(
  run: Run,
  key: string,
  values: Readonly<Record<string, Drawn<N>>>,
  valueText: (value: Value) => string | number,
): readonly (string | N)[] {
  const drawn: N[] = [];
  const unmark = (pieces: readonly unknown[]): (string | N)[] =>
    pieces.flatMap((piece) =>
      typeof piece === 'string'
        ? piece
            .split('\u0000')
            .flatMap((part, index) => (index % 2 ? (drawn[Number(part)] as N) : part === '' ? [] : part))
        : [piece as N],
    );
  const made = run(
    key,
    mapValues(values, (value) => {
      if (typeof value === 'function') return (children: readonly unknown[]) => value(unmark(children));
      if (typeof value !== 'object' || !('node' in value)) return valueText(value as Value);
      drawn.push(value.node);
      return `\u0000${drawn.length - 1}\u0000`;
    }),
  );
  return unmark(Array.isArray(made) ? made : [made]);
}

/**
 * Keeps the direction of a name in Latin letters inside a right-to-left sentence. The marks FIRST STRONG ISOLATE and POP
 * DIRECTIONAL ISOLATE do for text what `<bdi>` does for elements. A value that selects a branch of the message is left
 * unchanged.
 */
function isolateNames(values: Readonly<Record<string, unknown>>, compiled: unknown): Record<string, unknown> {
  const isName = (name: string, value: unknown) =>
    typeof value === 'string' && /[A-Za-z]/.test(value) && !/[\u0590-\u08ff]/.test(value) && !isChoice(compiled, name);
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, isName(name, value) ? `\u2068${value}\u2069` : value]),
  );
}

/** Whether a compiled message has a select by this name, at any depth: `[name, 1, { branch: … }]`. */
function isChoice(compiled: unknown, name: string): boolean {
  if (Array.isArray(compiled))
    return (compiled[0] === name && compiled[1] === 1) || compiled.some((node) => isChoice(node, name));
  return (
    typeof compiled === 'object' && compiled !== null && Object.values(compiled).some((node) => isChoice(node, name))
  );
}

function asText(made: unknown): string {
  return Array.isArray(made) ? made.flat(8).join('') : String(made);
}

function mapValues<A, B>(values: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));
}
