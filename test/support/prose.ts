// Finds texts a person would read in source code: JSX text, spoken attributes, and literals that are sentences or words.
import { parseAst } from 'vite';
import { attributeName, isNode, type Node, nameOf } from './syntax';

/** Attributes whose value is read out or shown, however short it is; and those whose value never is. */
const spoken = new Set([
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'title',
  'placeholder',
  'alt',
  'label',
  'hint',
  'name',
  'caption',
]);

/** The same as fields of an object (a notification, an option of a list) and as properties of an element that are set. */
const spokenFields = new Set(['title', 'body', 'text', 'label', 'hint', 'placeholder', 'caption', 'alt', 'ariaLabel']);
const spokenProperties = new Set(['textContent', 'innerText', 'innerHTML', 'title', 'placeholder', 'alt', 'ariaLabel']);

const unread = new Set(['className', 'key', 'd', 'style']);

/** Nodes whose literals nobody reads: module names, types, errors for programmers, and what goes to the console. */
function isUnread(node: Node): boolean {
  if (
    /^(?:Import|ExportAll|TS)/.test(node.type) &&
    node.type !== 'TSAsExpression' &&
    node.type !== 'TSSatisfiesExpression'
  )
    return true;
  if (node.type === 'NewExpression') return /Error$/.test(nameOf(node.callee));
  return node.type === 'CallExpression' && /^(?:console|assert)\b/.test(nameOf(node.callee));
}

/** Words that a style sheet draws: `content: "left"`. Signs are no words. */
export function styleProseIn(css: string): string[] {
  return [...css.matchAll(/\bcontent:\s*("[^"]*"|'[^']*')/g)].map(([, text = '']) => text.slice(1, -1)).filter(isWord);
}

/** Words of a page before any script runs: its texts and spoken attributes, without scripts and styles. */
export function markupProseIn(html: string): string[] {
  const bare = html.replace(/<!--.*?-->|<(script|style)\b.*?<\/\1>/gs, '');
  const attributes = [...bare.matchAll(/\b(?:aria-label|title|placeholder|alt)="([^"]*)"/g)].map(
    ([, text = '']) => text,
  );
  const texts = bare.split(/<[^>]*>/).map((text) => text.trim());
  return [...texts, ...attributes].filter(isWord);
}

/** Whether code reads the text of an error, which may then reach a screen. */
export function readsErrorText(code: string): boolean {
  return /\b(?:error|reason|cause|failure|problem|err|e)\b(?: as \w+)?[?)]*\.message\b|String\((?:error|reason|cause|err|e)\)|\$\{(?:error|reason|cause|err|e)\}/.test(
    code,
  );
}

/** Every such text of a file, in order. */
export function proseIn(code: string, lang: 'ts' | 'tsx'): string[] {
  return proseOf(parseAst(code, { lang }) as unknown, null);
}

/** `attribute`: the attribute whose value this is, as far as nothing but a choice stands between. */
function proseOf(value: unknown, attribute: string | null): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => proseOf(one, attribute));
  if (!isNode(value) || isUnread(value)) return [];
  return proseOfNode(value, attribute);
}

function proseOfNode(value: Node, attribute: string | null): string[] {
  if (value.type === 'JSXOpeningElement') return proseOf(attributesOf(value), null);
  const text = textOf(value);
  if (text !== null && (value.type === 'JSXText' ? isWord(text) : isRead(text, attribute))) return [text.trim()];
  const inside = spokenPlace(value) ?? (isTransparent(value) ? attribute : null);
  if (inside !== null && unread.has(inside)) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    // An object's keys are names, not texts.
    key === 'key' && value.computed !== true ? [] : proseOf(child, inside),
  );
}

/** The name of what is read out, where this node gives it its value: an attribute, a field, a property that is set. */
function spokenPlace(node: Node): string | null {
  if (node.type === 'JSXAttribute') return attributeName(node);
  if (node.type === 'Property' && node.computed !== true) return spokenField(nameOf(node.key));
  if (node.type === 'AssignmentExpression') return spokenProperty(nameOf(node.left).split('.').at(-1) ?? '');
  if (node.type !== 'CallExpression' || !/\.setAttribute$/.test(nameOf(node.callee))) return null;
  const [first] = node.arguments as Node[];
  return first?.type === 'Literal' ? String(first.value) : null;
}

function spokenField(name: string): string | null {
  return spokenFields.has(name) ? 'label' : null;
}

function spokenProperty(name: string): string | null {
  return spokenProperties.has(name) ? 'label' : null;
}

/** The attributes of a tag. An element's own `name` is what a form calls its field; a component's is spoken. */
function attributesOf({ name, attributes }: Node): unknown {
  const isElement = isNode(name) && name.type === 'JSXIdentifier' && /^[a-z]/.test(String(name.name));
  const all = attributes as Node[];
  return isElement ? all.filter((one) => one.type !== 'JSXAttribute' || attributeName(one) !== 'name') : all;
}

function isRead(text: string, attribute: string | null): boolean {
  return attribute !== null && spoken.has(attribute) ? isWord(text) && text !== attribute : isSentence(text);
}

function isWord(text: string): boolean {
  return /[A-Za-z]{2,}/.test(text);
}

/** What a spoken attribute's value may be wrapped in. */
function isTransparent({ type }: Node): boolean {
  return type === 'JSXExpressionContainer' || type === 'ConditionalExpression' || type === 'LogicalExpression';
}

function textOf(node: Node): string | null {
  if (node.type === 'JSXText') return String(node.value);
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  if (node.type !== 'TemplateLiteral') return null;
  return (node.quasis as { value: { cooked: string | null } }[]).map(({ value }) => value.cooked ?? '').join('{}');
}

/** Two words in a row, or a capitalized word that stands alone or before a sign. */
function isSentence(text: string): boolean {
  if (/^(?:[a-z]+-)*[a-z]+(?: [a-z-]+:| \()/.test(text) || /[{};]\s*$|^[MLHVZ][\d\s.{}]|^\W*$|^https?:|^\(/.test(text))
    return false;
  return /[A-Za-zé’]{2,},? [A-Za-z]/.test(text) || /^[A-Z][a-zé]+(?:[ .…!?]|$)/.test(text.trim());
}
