// A check that the gallery offers to browser specs: what can be pressed and is smaller than a finger.

/** The least height and width of a target, in CSS pixels (WCAG 2.2, 2.5.5), less half a pixel of rounding. */
const leastPx = 44 - 0.5;

const pressable = [
  'a, button, input, select, textarea, summary',
  ...['button', 'link', 'switch', 'checkbox', 'radio', 'tab', 'slider'].map((role) => `[role=${role}]`),
].join(', ');

const isShown = (element: Element): boolean =>
  element.checkVisibility({ visibilityProperty: true }) && element.closest('.visually-hidden') === null;

/** A link inside a sentence is as high as its line, and may stay so. */
const isInSentence = (element: Element): boolean => {
  const sentence = element.closest('p');
  return element.tagName === 'A' && sentence !== null && sentence.textContent !== element.textContent;
};

/** A field counts with its label, which can be pressed as well. */
function sizeOf(element: Element): { width: number; height: number } {
  const label = element.closest('label');
  const boxes = (label ? [element, label] : [element]).map((part) => part.getBoundingClientRect());
  return {
    width: Math.max(...boxes.map(({ width }) => width)),
    height: Math.max(...boxes.map(({ height }) => height)),
  };
}

/** The small targets of the open page, a line each: "button “Add”: 40×32". Empty when all are large enough. */
export function findSmallTargets(): string[] {
  return [...document.querySelectorAll(pressable)]
    .filter((element) => isShown(element) && !isInSentence(element))
    .flatMap((element) => {
      const { width, height } = sizeOf(element);
      const isLargeEnough = width > leastPx && height > leastPx;
      if (isLargeEnough || width === 0 || height === 0) return [];
      const name = element.getAttribute('aria-label') ?? element.textContent ?? '';
      const role = element.getAttribute('role') ?? element.tagName.toLowerCase();
      return [`${role} “${name.slice(0, 40)}”: ${Math.round(width)}×${Math.round(height)}`];
    });
}
