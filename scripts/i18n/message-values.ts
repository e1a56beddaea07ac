// The parts of a compiled message: its values by name, their types, its plural forms and tags.
import { dateStyles } from '../../src/i18n/translator';

/** What a value must be. `tag`: markup around a part of the sentence. */
export type ValueType =
  | { readonly kind: 'text' }
  | { readonly kind: 'number'; readonly style: string | null }
  | { readonly kind: 'instant'; readonly style: string | null }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'tag' };

interface PluralForms {
  readonly name: string;
  readonly forms: readonly string[];
  /** The names of the values each form mentions. */
  readonly namesByForm: Readonly<Record<string, ReadonlySet<string>>>;
}

export interface MessageShape {
  readonly values: ReadonlyMap<string, ValueType>;
  readonly plurals: readonly PluralForms[];
}

// The node types of icu-minify's compiled form.
const select = 1;
const plural = 2;
const ordinal = 3;
const number = 4;

/** Reads the shape of one compiled message. A name used twice keeps the narrower type. */
export function shapeOf(message: unknown): MessageShape {
  const values = new Map<string, ValueType>();
  const plurals: PluralForms[] = [];
  const visit = (node: unknown): void => {
    const read = readNode(node);
    if (!read) return;
    note(values, read.name, read.type);
    if (read.plural) plurals.push({ name: read.name, ...formsOf(read.plural) });
    for (const inner of read.children) visit(inner);
  };
  for (const node of nodesIn(message)) visit(node);
  return { values, plurals };
}

function formsOf(plural: Readonly<Record<string, unknown>>): Omit<PluralForms, 'name'> {
  const names = Object.entries(plural).map(([form, branch]) => [form, new Set(shapeOf(branch).values.keys())]);
  return { forms: Object.keys(plural), namesByForm: Object.fromEntries(names) };
}

interface ReadNode {
  readonly name: string;
  readonly type: ValueType;
  /** Its forms, where it is a plural. */
  readonly plural?: Readonly<Record<string, unknown>>;
  readonly children: readonly unknown[];
}

/** Null for plain text and for the `#` of a plural. */
function readNode(node: unknown): ReadNode | null {
  if (!Array.isArray(node)) return null;
  const [name, type, detail] = node as [string, unknown, unknown];
  if (type === undefined) return { name, type: { kind: 'text' }, children: [] };
  if (type === number) return { name, type: numberOrInstant(detail), children: [] };
  if (type !== select && type !== plural && type !== ordinal)
    return { name, type: { kind: 'tag' }, children: node.slice(1) };
  const forms = Object.keys(detail as object);
  const children = Object.values(detail as object).flatMap(nodesIn);
  return type === select
    ? { name, type: { kind: 'choice', options: forms }, children }
    : { name, type: { kind: 'number', style: null }, plural: detail as Record<string, unknown>, children };
}

/** A message or a branch is a text or a list of nodes. */
function nodesIn(branch: unknown): readonly unknown[] {
  return Array.isArray(branch) ? branch : [];
}

/** Instants are compiled to numbers of a date style (see catalogue.ts). */
function numberOrInstant(detail: unknown): ValueType {
  const style = typeof detail === 'string' ? detail : null;
  const isInstant = style !== null && (dateStyles as readonly string[]).includes(style);
  return { kind: isInstant ? 'instant' : 'number', style };
}

function note(values: Map<string, ValueType>, name: string, type: ValueType): void {
  const known = values.get(name);
  if (!known || known.kind === 'text') values.set(name, type);
}
