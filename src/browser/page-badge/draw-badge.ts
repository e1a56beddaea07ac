// Draws the badge inside its closed root. Texts are generated content: no search of the page and no selection meets them.
import type { PageBadge } from '../../domain/page-badge/page-badge';
import { badgeStyle } from './badge-style';

const svgSpace = 'http://www.w3.org/2000/svg';
/** Half the box of the ring, and the radius of its line. */
const middle = 13;
const radius = 11;

/** A line of more letters than this is written smaller, so that a date at its end is not cut off. */
const longText = 27;

/** The sign inside the ring says the tone without its colour, as on the toolbar. */
const marks: Readonly<Record<PageBadge['tone'], string>> = {
  calm: 'M13 10a3 3 0 1 1 0 6a3 3 0 1 1 0-6',
  warn: 'M13 8.5l4.75 8.25h-9.5z',
  stop: 'M9.5 9.5h7v7h-7z',
};

export interface DrawnBadge {
  readonly draw: (badge: PageBadge) => void;
  /** Moves it so many pixels below its corner, or hides it where it has no place. */
  readonly move: (shift: number | null) => void;
}

/** Builds the badge in `root`. It takes no focus: not by the tab key, not by a click. `onHide`: its button was pressed. */
export function createDrawnBadge(document: Document, root: ShadowRoot, onHide: () => void): DrawnBadge {
  const make = (name: string, className: string, ...children: readonly Element[]) => {
    const element = document.createElement(name);
    element.className = className;
    element.append(...children);
    return element;
  };
  const shape = (
    name: string,
    attributes: Readonly<Record<string, string | number>>,
    ...children: readonly Element[]
  ) => {
    const element = document.createElementNS(svgSpace, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    element.append(...children);
    return element;
  };
  const circle = { cx: middle, cy: middle, r: radius, pathLength: 100 };
  const arc = shape('circle', { ...circle, transform: `rotate(-90 ${middle} ${middle})` });
  const mark = shape('path', { class: 'mark' });
  const ring = shape(
    'svg',
    { class: 'ring', viewBox: `0 0 ${2 * middle} ${2 * middle}` },
    shape('circle', { ...circle, class: 'track' }),
    arc,
    mark,
  );
  const [amount, next, sentence, hint] = [
    make('span', 'line'),
    make('span', 'line'),
    make('span', ''),
    make('span', ''),
  ];
  const lines = make('div', 'lines', amount, next);
  const hide = make(
    'button',
    'hide',
    shape('svg', { viewBox: '0 0 12 12' }, shape('path', { d: 'M2 2l8 8M10 2l-8 8' })),
  );
  hide.setAttribute('type', 'button');
  hide.tabIndex = -1;
  const tip = make('div', 'tip', sentence, hint);
  for (const each of [ring, lines, tip]) each.setAttribute('aria-hidden', 'true');
  const badge = make('div', 'badge', ring, lines, hide, tip);
  badge.setAttribute('role', 'note');
  // A pressed button would take the focus from the field in which the user writes.
  badge.addEventListener('mousedown', (event) => event.preventDefault());
  hide.addEventListener('click', onHide);
  const style = document.createElement('style');
  style.textContent = badgeStyle;
  root.append(style, badge);

  const draw = (shown: PageBadge) => {
    const { corner, tone, level, hollow } = shown;
    badge.dir = shown.direction;
    badge.lang = shown.language;
    Object.assign(badge.dataset, { corner, tone });
    badge.toggleAttribute('data-hollow', hollow);
    badge.dataset.tip = corner.startsWith('top') ? 'below' : 'above';
    badge.setAttribute('aria-label', shown.name);
    hide.setAttribute('aria-label', shown.hide);
    const share = Math.min(100, Math.max(0, level ?? 0));
    arc.setAttribute('stroke-dasharray', hollow ? dashes(share) : `${share} 100`);
    arc.toggleAttribute('hidden', share === 0);
    mark.setAttribute('d', marks[tone]);
    const texts = [
      [amount, shown.amount],
      [next, shown.next],
      [sentence, shown.sentence],
      [hint, shown.hint],
    ] as const;
    for (const [element, text] of texts) {
      element.dataset.text = text;
      element.hidden = text === '';
      element.toggleAttribute('data-long', text.length > longText);
    }
  };
  return {
    draw,
    move: (shift) => {
      badge.hidden = shift === null;
      badge.style.transform = shift ? `translateY(${Math.round(shift)}px)` : '';
    },
  };
}

/** The arc of an old reading: dashes of 4 and gaps of 3 of its 100 parts, as far as `share`. */
function dashes(share: number): string {
  const whole = Math.floor(share / 7);
  const rest = Math.min(4, share - 7 * whole);
  return `${'4 3 '.repeat(whole)}${rest > 0.5 ? `${rest} 100` : '0 100'}`;
}
