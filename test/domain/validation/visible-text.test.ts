import { describe, expect, it } from 'vitest';
import { isText } from '../../../src/domain/validation/checks';
import { hasHidden, visibleText } from '../../../src/domain/validation/visible-text';
import { accountsFrom } from '../../../src/engine/state/known-accounts';
import { cleanText } from '../../../src/observe/parsing/clean-text';
import { readAccounts } from '../../../src/sync/handover/handover';

const tricks = [
  ['turned around', '\u202eevil\u202c'],
  ['isolated', '\u2066evil\u2069'],
  ['zero-width', 'e\u200bv\u200di\u2060l\ufeff'],
  ['soft hyphens', 'ev\u00adil'],
  ['fillers', '\u3164evil\uffa0\u115f'],
  ['empty Braille', 'evil\u2800'],
  ['grapheme joiner', 'ev\u034fil'],
  ['control', 'e\u0000v\u001bil'],
] as const;

describe('text that others wrote', () => {
  it.each(tricks)('is shown without what cannot be seen: %s', (_, text) => {
    expect(visibleText(text, 80)).toBe('evil');
    expect(hasHidden(text)).toBe(true);
    expect(isText(text)).toBe(false);
    expect(cleanText(text, 80)).toBe('evil');
    expect(readAccounts([{ key: 'a', nickname: text, colour: 0 }])[0]?.nickname).toBe('evil');
    const row = { table: 'account', key: 'a', value: { nickname: text, colour: 0 }, clock: [1, 0, 'd'] as const };
    expect(accountsFrom([row]).named.get('a')?.nickname).toBe('evil');
  });

  it.each(['Work', 'Arbeit – 2', 'العمل', '仕事', 'Привет', 'नमस्ते', 'Work 🎉'])('stays as it is: %s', (text) => {
    expect(visibleText(text, 80)).toBe(text);
    expect(hasHidden(text)).toBe(false);
    expect(isText(text)).toBe(true);
  });

  it('is no name when nothing of it can be seen: the default name stands', () => {
    const row = {
      table: 'account',
      key: 'a',
      value: { nickname: '\u3164\u200b', colour: 0 },
      clock: [1, 0, 'd'] as const,
    };
    expect(accountsFrom([row]).named.has('a')).toBe(false);
  });

  it('is cut, never within a pair', () => {
    expect(visibleText('x'.repeat(500), 80)).toHaveLength(80);
    expect(visibleText(`${'x'.repeat(79)}🎉`, 80)).toBe('x'.repeat(79));
  });
});
