// What the badge keeps clear of: the fields in which the user writes, with the box that is drawn around them.

const fields =
  'textarea,[contenteditable]:not([contenteditable="false"]),[role="textbox"],input[type="text"],input[type="search"]';

/** A page of ours has one composer. More than these are not looked at. */
const mostFields = 30;
/** How far the box around a field may reach beyond it: room for a row of buttons and rounded edges. CSS pixels. */
const reach = { width: 160, height: 140 };

/** The boxes of the fields that are on screen: a field, and what is drawn around it with its buttons. */
export function findComposers(document: Document): readonly Element[] {
  const found = new Set<Element>();
  for (const field of [...document.querySelectorAll(fields)].slice(0, mostFields))
    if (field.checkVisibility({ visibilityProperty: true })) found.add(boxAround(field));
  return [...found];
}

/** The largest ancestor that is little more than the field itself. */
function boxAround(field: Element): Element {
  const own = field.getBoundingClientRect();
  let box = field;
  for (let next = field.parentElement; next && next.localName !== 'body'; next = next.parentElement) {
    const { width, height } = next.getBoundingClientRect();
    if (width > own.width + reach.width || height > own.height + reach.height) break;
    box = next;
  }
  return box;
}
