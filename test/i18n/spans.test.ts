import { describe, expect, it } from 'vitest';
import { dayMs, hourMs, minuteMs } from '../../src/domain/time/instant';
import { testTranslator } from '../support/translator';

const { formats } = testTranslator();

describe('a span', () => {
  it.each([
    [4 * dayMs + hourMs + 5 * minuteMs, '4 d 1 h'],
    [4 * hourMs + 34 * minuteMs, '4 h 34 min'],
    [3 * dayMs, '3 d'],
    [2 * hourMs, '2 h'],
    [59 * minuteMs + 1, '1 h'],
    [1, '1 min'],
    [0, '0 min'],
    [-5 * hourMs, '0 min'],
  ])('%d ms reads "%s"', (ms, text) => {
    expect(formats.span(ms).replaceAll('\u00a0', ' ')).toBe(text);
  });
});

describe('an age', () => {
  it.each([
    [-minuteMs, 'just now'],
    [59_999, 'just now'],
    [3 * minuteMs + 59_000, '3 min ago'],
    [hourMs, '1 h ago'],
    [47 * hourMs, '47 h ago'],
    [5 * dayMs + 1, '5 d ago'],
  ])('%d ms reads "%s"', (ms, text) => {
    expect(formats.ago(ms)).toBe(text);
  });
});
