import { expect, it } from 'vitest';
import { shortName } from '../../../src/ui/windows/short-name';
import { testTranslator } from '../../support/translator';

const { spell } = testTranslator();
const [hours, week] = [18_000, 604_800];
const spark = (seconds: number) => ({ limit: 'codex_bengalfox', seconds });
const named = (limit: string, name: string, seconds = week) => ({ limit, name, seconds });

it.each([
  ['the last part of the limit’s name', [spark(week)], 'Spark'],
  ['its length where the limit has another window', [spark(hours), spark(week)], 'Spark 5 h'],
  ['code review', [{ limit: 'code_review', seconds: week }], 'Review'],
  ['a name in one part', [named('x', 'Reserve')], 'Reserve'],
  ['a last part that says nothing by itself as a whole', [named('x', 'GPT-6')], 'GPT-6'],
  ['a last part that another limit shares as a whole', [named('x', 'A-mini'), named('y', 'B-mini')], 'A-mini'],
  ['days', [named('x', 'Reserve', 3 * 86_400), named('x', 'Reserve')], 'Reserve 3 d'],
  ['minutes', [named('x', 'Reserve', 5_400), named('x', 'Reserve')], 'Reserve 90 min'],
])('names a window by %s', (_of, windows, text) => {
  const [first = expect.fail()] = windows;
  expect(spell(shortName(first, windows))).toBe(text);
});
