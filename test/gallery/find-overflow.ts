// Checks that the gallery offers to browser specs: what does not fit, and what is still in English.

/** Not what only screen readers meet, nor what waits outside the window until it has the focus. */
const isShown = (element: Element): boolean =>
  hasSize(element) &&
  getComputedStyle(element).visibility !== 'hidden' &&
  !isWaiting(element) &&
  parentsOf(element).every((parent) => hasSize(parent) || !hides(parent));

const hasSize = (element: Element): boolean => {
  const { width, height } = element.getBoundingClientRect();
  return width > 1 && height > 1;
};

const hides = (element: Element): boolean => /hidden|clip/.test(getComputedStyle(element).overflowX);

/** A link or button that is moved out of the window while it has no focus. */
const isWaiting = (element: Element): boolean => {
  const { left, right, bottom } = element.getBoundingClientRect();
  const isOutside = right <= 0 || bottom <= 0 || left >= document.documentElement.clientWidth;
  return isOutside && getComputedStyle(element).position === 'absolute';
};

const scrolls = (element: Element): boolean => /auto|scroll/.test(getComputedStyle(element).overflowX);

/** Ends in "…" on purpose: a name, or the choice of a list. */
const isCutOnPurpose = (element: Element): boolean =>
  element.tagName === 'SELECT' ||
  // The hours above a heat map are wider than its columns, every sixth of which has one.
  (element.tagName === 'TH' && getComputedStyle(element.closest('table') ?? element).tableLayout === 'fixed') ||
  getComputedStyle(element).textOverflow === 'ellipsis';

/** What is wrong with one element; null where all is well. */
type Check = (element: Element) => string | null;

/** A row may reach a little over its edge, so that a finger finds it: that much is no fault. */
const reachPx = 8;

const isWiderThanItsBox: Check = (element) => {
  if (element.clientWidth === 0 || scrolls(element) || isCutOnPurpose(element)) return null;
  const over = element.scrollWidth - element.clientWidth;
  return over > reachPx ? `is ${over} px wider than its box` : null;
};

/** Text that stands in the element itself, against the element's edges. */
const isTextOutside: Check = (element) => {
  if (getComputedStyle(element).display.startsWith('inline') || scrolls(element) || isCutOnPurpose(element))
    return null;
  const box = element.getBoundingClientRect();
  const texts = [...element.childNodes]
    .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
    .map(rectOf)
    .filter(({ width }) => width > 0);
  const over = Math.max(0, ...texts.map(({ left, right }) => Math.max(box.left - left, right - box.right)));
  return over > 1 ? `is left by its text, by ${Math.round(over)} px` : null;
};

function rectOf(node: Node): DOMRect {
  const range = document.createRange();
  range.selectNodeContents(node);
  return range.getBoundingClientRect();
}

/** A caption of a table that scrolls sideways: its end is out of sight. */
const isCutCaption: Check = (element) => {
  if (element.tagName !== 'CAPTION') return null;
  const frame = parentsOf(element).find(scrolls)?.getBoundingClientRect();
  const { left, right } = rectOf(element);
  return frame && (left < frame.left - 1 || right > frame.right + 1) ? 'is cut beside' : null;
};

const isCutBelow: Check = (element) => {
  if (element.clientHeight === 0 || !/hidden|clip/.test(getComputedStyle(element).overflowY)) return null;
  const cut = element.scrollHeight - element.clientHeight;
  return cut > 2 ? `is cut by ${cut} px below` : null;
};

const leavesTheWindow: Check = (element) => {
  const { left, right } = element.getBoundingClientRect();
  if (left >= -1 && right <= document.documentElement.clientWidth + 1) return null;
  return parentsOf(element).some((parent) => parent !== document.body && scrolls(parent)) ? null : 'leaves the window';
};

const leavesItsChart: Check = (element) => {
  const chart = element.closest('svg')?.getBoundingClientRect();
  const { left, right } = element.getBoundingClientRect();
  return chart && (left < chart.left - 2 || right > chart.right + 2) ? 'leaves its chart' : null;
};

/** Two texts of a chart that stand on each other, such as the dates of its axis. */
const coversAnother: Check = (element) => {
  const box = element.getBoundingClientRect();
  const others = [...(element.closest('svg')?.querySelectorAll('text') ?? [])].filter(
    (other) => other !== element && isShown(other),
  );
  const covered = others.find((other) => {
    const { left, right, top, bottom } = other.getBoundingClientRect();
    return left < box.right - 1 && right > box.left + 1 && top < box.bottom - 3 && bottom > box.top + 3;
  });
  return covered ? `covers “${covered.textContent}”` : null;
};

/** A Chinese or Japanese date that goes on in the next line elsewhere than at a space: they break anywhere unless told not to. */
const isBrokenDate: Check = (element) => {
  const text = element.firstChild;
  if (element.tagName !== 'TIME' || text?.nodeType !== Node.TEXT_NODE) return null;
  const broken = [...(text.textContent ?? '').matchAll(/\S*[\u3040-\u9fff]\S*/g)].find(({ 0: word, index }) => {
    const range = document.createRange();
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1;
  });
  return broken ? `breaks inside “${broken[0]}”` : null;
};

function parentsOf(element: Element): Element[] {
  const parents: Element[] = [];
  for (let parent = element.parentElement; parent; parent = parent.parentElement) parents.push(parent);
  return parents;
}

/** A line for each fault of the open page; empty when everything fits. What scrolls may be wider inside. */
export function findOverflow(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  const page = scrollWidth > clientWidth ? [`the page is ${scrollWidth - clientWidth} px wider than the window`] : [];
  const all = [...document.body.querySelectorAll('*')].filter(isShown);
  const outside = all.filter((element) => !element.closest('svg'));
  const inCharts = all.filter((element) => element.tagName === 'text');
  const look = (elements: readonly Element[], checks: readonly Check[]) =>
    elements.flatMap((element) =>
      checks.flatMap((check) => {
        const fault = check(element);
        return fault ? [`${named(element)} ${fault}`] : [];
      }),
    );
  return [
    ...page,
    ...look(outside, [isWiderThanItsBox, isTextOutside, isCutBelow, isCutCaption, leavesTheWindow, isBrokenDate]),
    ...look(inCharts, [leavesItsChart, coversAnother]),
  ];
}

function named(element: Element): string {
  const text = (element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 60);
  return `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> “${text}”`;
}

/**
 * Words of the open page that no catalogue gave, in a language whose every word holds a letter outside ASCII: of texts, and of
 * labels, titles and placeholders. What stands in `<bdi>`, `<code>` or a list of names is a name. `names`: words and
 * phrases that stay as they are.
 */
export function findUntranslated(names: readonly string[]): string[] {
  const known = new Set(names);
  const phrases = names.filter((name) => /[^A-Za-z]/.test(name));
  const plainWords = (text: string) =>
    (phrases.reduce((rest, phrase) => rest.replaceAll(phrase, ''), text).match(/[\p{L}\p{M}]+/gu) ?? []).filter(
      (word) => /^[A-Za-z]{3,}$/.test(word) && !known.has(word),
    );
  return [...texts(), ...labels()].flatMap((text) => {
    const words = plainWords(text);
    return words.length > 0 ? [`“${text.trim()}” holds ${words.join(', ')}`] : [];
  });
}

const isName = (element: Element | null): boolean =>
  element === null || element.closest('bdi, code, script, style, noscript, option[lang], option[dir]') !== null;

function texts(): string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found: string[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (!isName(node.parentElement)) found.push(node.textContent ?? '');
  return found;
}

function labels(): string[] {
  return ['aria-label', 'title', 'placeholder', 'alt'].flatMap((attribute) =>
    [...document.querySelectorAll(`[${attribute}]`)].flatMap((element) =>
      isName(element) ? [] : (element.getAttribute(attribute) ?? ''),
    ),
  );
}
