// Messages that another program wrote: a damaged or huge one is none.
import { describe, expect, it } from 'vitest';
import { areMessages, isMessage } from '../../../src/domain/messages/check-message';
import { allOf, message, windowValue } from '../../../src/domain/messages/message';

const window = windowValue({ limit: 'x', seconds: 18_000, name: 'Spark' });
const whole = message('alerts.forAccount', {
  account: 'Work',
  title: message('events.title.date-moved', { windows: allOf([window, 'Weekly']), count: 2 }),
});

describe('isMessage', () => {
  it('accepts what our makers make, nested and as plain JSON, and keys of other versions', () => {
    expect([whole, message('alerts.test'), { key: 'of.a.newer.version', values: { n: 1 } }].every(isMessage)).toBe(
      true,
    );
    expect(isMessage(JSON.parse(JSON.stringify(whole)))).toBe(true);
    expect(areMessages([whole, message('alerts.test')])).toBe(true);
    expect(areMessages([])).toBe(true);
  });

  it.each([
    ['nothing', null],
    ['a text', 'Account locked!'],
    ['no key', { values: {} }],
    ['an empty key', { key: '' }],
    ['values that are no record', { key: 'a', values: [1] }],
    ['a value that is null', { key: 'a', values: { n: null } }],
    ['a number that is none', { key: 'a', values: { n: Number.NaN } }],
    ['a text that cannot be seen', { key: 'a', values: { text: '\u0007' } }],
    ['a list of another kind', { key: 'a', values: { n: { list: [], as: 'or' } } }],
    ['a window without a length', { key: 'a', values: { n: { window: { limit: 'codex' } } } }],
    ['a book', { key: 'a', values: { text: ['x'.repeat(900), 'x'.repeat(900), 'x'.repeat(900)].join('') } }],
    ['many short values', { key: 'a', values: { n: { list: Array.from({ length: 2_000 }, () => 'x'), as: 'and' } } }],
    ['a tower', Array.from({ length: 40 }).reduce((inner) => ({ key: 'a', values: { inner } }), { key: 'a' })],
  ])('refuses %s', (_, value) => {
    expect(isMessage(value)).toBe(false);
    expect(areMessages([value])).toBe(false);
  });

  it('refuses sentences that are too long together', () => {
    const long = { key: 'a', values: { text: 'x'.repeat(900) } };
    expect([isMessage(long), areMessages([long, long, long])]).toEqual([true, false]);
  });
});
