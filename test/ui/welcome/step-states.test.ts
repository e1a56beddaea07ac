import { describe, expect, it } from 'vitest';
import type { FirstSteps } from '../../../src/engine/ports/first-steps-ports';
import { type StepStates, stepStates } from '../../../src/ui/welcome/step-states';

const fresh: FirstSteps = { pinned: false, allowed: true, usagePageOpen: false };
const states = ({ pin, open, see }: StepStates) => [pin, open, see];

describe('the first steps', () => {
  it.each([
    ['nothing is known yet', null, false, ['next', 'later', 'later']],
    ['nothing is done', fresh, false, ['next', 'later', 'later']],
    ['the button is pinned', { ...fresh, pinned: true }, false, ['done', 'next', 'later']],
    ['there is no toolbar', { ...fresh, pinned: null }, false, ['done', 'next', 'later']],
    ['the page is open, the button not pinned', { ...fresh, usagePageOpen: true }, false, ['next', 'done', 'later']],
    ['figures are waited for', { ...fresh, pinned: true, usagePageOpen: true }, false, ['done', 'done', 'next']],
    ['figures came, and the page was closed', { ...fresh, pinned: true }, true, ['done', 'done', 'done']],
    ['figures came without the button', fresh, true, ['next', 'done', 'done']],
  ] as const)('where %s', (_, steps, hasFigures, expected) => {
    expect(states(stepStates(steps, hasFigures))).toEqual(expected);
  });
});
