// The pseudo-language: English with accents, in brackets and 40 % longer. Text that a screen shows without accents is not a
// message; a missing bracket means that the text was cut off.

import type { Part } from '../../src/i18n/parts';
import { compiledOf } from './catalogue';

/** Its BCP 47 tag: a private use subtag, so that dates and numbers stay English. */
export const pseudoLanguage = 'en-x-pseudo';
/** The same text from right to left, with Arabic dates. */
export const mirroredPseudo = 'ar-x-pseudo';

const accents: Readonly<Record<string, string>> = Object.fromEntries(
  [...'aeiouAEIOUncsy'].map((letter, index) => [letter, [...'áéíóúÁÉÍÓÚñçšý'][index] ?? letter]),
);

const hasWord = (text: string) => /[A-Za-z]{2}/.test(text);

/** Accented and longer; figures and signs stay. */
export function pseudoText(text: string): string {
  const accented = text.replace(/[aeiouAEIOUncsy]/g, (letter) => accents[letter] ?? letter);
  return hasWord(text) ? `${accented}${'~'.repeat(Math.ceil(text.trim().length * 0.4))}` : accented;
}

export function pseudoCatalogue(part?: Part): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(compiledOf('en', part)).map(([key, message]) => [key, bracketed(pseudoMessage(message))]),
  );
}

/** Brackets around a message that says something: not around a unit, or values with a comma between them. */
function bracketed(message: unknown): unknown {
  if (!/\p{L}{4}[^"]*~/u.test(JSON.stringify(message))) return message;
  if (typeof message === 'string') return `[${message}]`;
  return Array.isArray(message) ? ['[', ...message, ']'] : message;
}

function pseudoMessage(message: unknown): unknown {
  return Array.isArray(message) ? message.map(pseudoNode) : pseudoBranch(message);
}

function pseudoNode(node: unknown): unknown {
  if (!Array.isArray(node)) return pseudoBranch(node);
  const [name, type, detail] = node as [string, unknown, unknown];
  if (type === undefined) return node;
  if (typeof type !== 'number' || type === 0) return [name, ...node.slice(1).map(pseudoNode)];
  if (type > 3) return node;
  const branches = Object.entries(detail as object).map(([form, branch]) => [form, pseudoMessage(branch)]);
  return [name, type, Object.fromEntries(branches)];
}

function pseudoBranch(piece: unknown): unknown {
  return typeof piece === 'string' ? pseudoText(piece) : piece;
}
