// Finds spaces that are written into the code between two messages.
import { parseAst } from 'vite';
import { attributeName, isNode, type Node, nameOf, walk } from './syntax';

/** Calls and components that draw messages. Any component may draw one, but for signs and tags, which keep their own distance. */
const spells = /^(?:t|spell|sentences|\w+Texts?)$/;

/**
 * Fixed spaces between two messages, as the lines they begin in: they are foreign to Chinese and Japanese. `<Sentences>` and
 * `formats.sentences` know what the language writes there.
 */
export function fixedSpacesIn(code: string): string[] {
  const lines: string[] = [];
  walk(parseAst(code, { lang: 'tsx' }) as unknown as Node, (node) => {
    for (const at of [...spacesOfMarkup(node), ...spacesOfTemplate(node)])
      lines.push(code.slice(code.lastIndexOf('\n', at) + 1, code.indexOf('\n', at)).trim());
  });
  return lines;
}

/** A space among the children of an element that stands between two messages, or that begins or ends a fragment beside one. */
function spacesOfMarkup({ type, children }: Node): number[] {
  if (type !== 'JSXElement' && type !== 'JSXFragment') return [];
  const drawn = (children as Node[]).filter(
    (child) => !(child.type === 'JSXText' && /^\s*\n\s*$/.test(String(child.value))),
  );
  const isBeside = (child: Node | undefined) => (child ? drawsMessage(child) : type === 'JSXFragment');
  return drawn.flatMap((child, index) =>
    isSpace(child) && isBeside(drawn[index - 1]) && isBeside(drawn[index + 1]) ? [Number(child.start)] : [],
  );
}

/** `${t('a')} ${t('b')}`, and a message with a space before or after it, which must stand beside another one. */
function spacesOfTemplate({ type, quasis, expressions }: Node): number[] {
  if (type !== 'TemplateLiteral') return [];
  const texts = (quasis as { value: { cooked: string | null } }[]).map(({ value }) => value.cooked ?? '');
  const values = expressions as Node[];
  const isBeside = (value: Node | undefined) => value === undefined || drawsMessage(value);
  return texts.flatMap((text, index) =>
    /^ +$/.test(text) && isBeside(values[index - 1]) && isBeside(values[index]) ? [Number(values[0]?.start)] : [],
  );
}

/** " ", {' '}, and a choice between a space and nothing. */
function isSpace(node: Node): boolean {
  if (node.type === 'JSXText') return /^ +$/.test(String(node.value));
  if (node.type !== 'JSXExpressionContainer') return false;
  const { expression } = node as unknown as { expression: Node };
  const choices =
    expression.type === 'ConditionalExpression' ? [expression.consequent, expression.alternate] : [expression];
  return (choices as Node[]).some(({ type, value }) => type === 'Literal' && value === ' ');
}

function drawsMessage(node: Node): boolean {
  let draws = false;
  walk(node, (one) => {
    if (one.type === 'CallExpression') draws ||= spells.test(nameOf(one.callee).split('.').at(-1) ?? '');
    if (one.type === 'JSXOpeningElement') draws ||= /^[A-Z]/.test(nameOfElement(one));
  });
  return draws && !isSign(node);
}

/** What is hidden from screen readers, an icon, a tag: none is a part of a text. */
function isSign(node: Node): boolean {
  if (node.type === 'JSXExpressionContainer') return isSign(node.expression as Node);
  if (node.type === 'ConditionalExpression')
    return [node.consequent, node.alternate].every((one) => isSign(one as Node) || (one as Node).value === null);
  if (node.type !== 'JSXElement') return false;
  const opening = node.openingElement as Node;
  const names = (opening.attributes as Node[]).map((one) => (one.type === 'JSXAttribute' ? attributeName(one) : ''));
  return /^Tag$|Icon$|Mark$/.test(nameOfElement(opening)) || names.includes('aria-hidden') || names.includes('size');
}

function nameOfElement({ name }: Node): string {
  return isNode(name) && name.type === 'JSXIdentifier' ? String(name.name) : '';
}
