// A number as people type it: with the decimal mark, the grouping and the digits of any of our languages.

/** `empty`: nothing typed. `not-a-number`: letters, two decimal marks, or more than a computer holds. */
export type TypedNumber = number | 'empty' | 'not-a-number';

/** Digits of other scripts by their zero: Arabic-Indic, Persian, Devanagari, Bengali, full width. */
const zeros = [0x0660, 0x06f0, 0x0966, 0x09e6, 0xff10];

/** Spaces, apostrophes and the Arabic thousands mark only group. */
const grouping = /[\s\u00a0\u202f'’_\u066c]/g;

/**
 * Reads a typed number. Where both "." and "," occur, the last one is the decimal mark. A single one is the decimal mark, unless
 * the locale groups with it and exactly three digits follow: "1,500" is 1500 in English and 1.5 in German.
 */
export function readNumber(text: string, locale: string): TypedNumber {
  const typed = withLatinDigits(text)
    .replace(grouping, '')
    .replaceAll('\u066b', '.')
    .replace(/^[\u2212\u2013]/, '-');
  if (typed === '') return 'empty';
  if (!/^[+-]?[\d.,]*\d[\d.,]*(e\+?\d+)?$/i.test(typed)) return 'not-a-number';
  const mark = decimalMark(typed, locale);
  const plain = typed.replace(/[.,]/g, (_mark, at: number) => (at === mark ? '.' : ''));
  const value = Number(plain);
  const isClear = mark === null || typed.lastIndexOf(typed[mark] ?? '') === typed.indexOf(typed[mark] ?? '');
  return Number.isFinite(value) && isClear ? value : 'not-a-number';
}

/** Where the decimal mark stands; null where there is none. */
function decimalMark(typed: string, locale: string): number | null {
  const [dot, comma] = [typed.lastIndexOf('.'), typed.lastIndexOf(',')];
  if (dot >= 0 && comma >= 0) return Math.max(dot, comma);
  const at = Math.max(dot, comma);
  if (at < 0) return null;
  const mark = typed[at] ?? '';
  if (typed.indexOf(mark) !== at) return null;
  const isGroup = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/.test(typed) && localeMark(locale) !== mark;
  return isGroup ? null : at;
}

function localeMark(locale: string): string {
  const parts = new Intl.NumberFormat(locale, { numberingSystem: 'latn' }).formatToParts(1.5);
  return parts.find(({ type }) => type === 'decimal')?.value ?? '.';
}

function withLatinDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = zeros.find((first) => code >= first && code < first + 10);
    return zero === undefined ? digit : String(code - zero);
  });
}
