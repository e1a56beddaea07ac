// The text of src/domain/messages/message-types.ts: the types of all keys and values, from the English catalogue.
import { fileURLToPath } from 'node:url';
import { compiledOf } from './catalogue';
import { shapeOf, type ValueType } from './message-values';

export const typesPath = fileURLToPath(new URL('../../src/domain/messages/message-types.ts', import.meta.url));

/** The text of the types file, as the formatter has it. Sorted by key, a line each, so that two people's additions merge. */
export function typesText(): string {
  const lines = Object.entries(compiledOf('en'))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, message]) => lineOf(key, fieldsOf(message)));
  return `// Written by \`npm run i18n\` from the English catalogue. Do not edit.
import type { Value } from './value';

/** Key → the values its message takes; null where it takes none. */
export interface Messages {
${lines.join('\n')}
}
`;
}

/** The formatter breaks what is longer. */
const lineWidth = 120;

function lineOf(key: string, fields: readonly string[]): string {
  if (fields.length === 0) return `  '${key}': null;`;
  const line = `  '${key}': { ${fields.join('; ')} };`;
  return line.length <= lineWidth ? line : [`  '${key}': {`, ...fields.map(fieldLines), '  };'].join('\n');
}

/** A field of the broken form; a choice of many words has a line for each. */
function fieldLines(field: string): string {
  const line = `    ${field};`;
  if (line.length <= lineWidth) return line;
  const [name, ...words] = field.split(/: | \| /);
  return [`    ${name}:`, ...words.map((word) => `      | ${word}`)].join('\n').concat(';');
}

function fieldsOf(message: unknown): readonly string[] {
  const values = [...shapeOf(message).values].filter(([, { kind }]) => kind !== 'tag');
  return values.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, type]) => `${name}: ${typeText(type)}`);
}

function typeText(type: ValueType): string {
  if (type.kind === 'number' || type.kind === 'instant') return 'number';
  if (type.kind !== 'choice') return 'Value';
  const named = type.options.filter((option) => option !== 'other').map((option) => `'${option}'`);
  // `other` covers every value without a branch of its own; editors still suggest the named ones.
  return type.options.includes('other') ? [...named, '(string & {})'].join(' | ') : named.join(' | ');
}
