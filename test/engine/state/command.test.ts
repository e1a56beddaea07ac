import { describe, expect, it } from 'vitest';
import { readCommand } from '../../../src/engine/state/command';

describe('a decision', () => {
  it('is taken as it was sent', () => {
    const sent = { type: 'gauge', gauge: 'used' };
    expect(readCommand(sent)).toBe(sent);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'later', '', 7, null])(
    'is none, and throws nothing, when it is called %j',
    (type) => {
      expect(readCommand({ type })).toBeNull();
    },
  );

  it.each([null, 7, 'gauge', [], {}])('is not found in %j', (message) => {
    expect(readCommand(message)).toBeNull();
  });

  it.each([
    { type: 'gauge', gauge: 'both' },
    { type: 'settings', settings: null },
    { type: 'choose', account: 7 },
    { type: 'name', account: 'a', nickname: 'x'.repeat(201), colour: 1 },
    { type: 'assign', from: 'a', to: 'a' },
    { type: 'forget' },
    { type: 'name', account: '', nickname: 'Work', colour: 4 },
    { type: 'assign', from: '', to: 'a' },
    { type: 'assign', from: 'a', to: '' },
    { type: 'choose', account: '' },
    { type: 'keep', account: '' },
    { type: 'forget', account: '' },
    { type: 'salt', salt: [1, 2] },
  ])('is refused with a part that cannot be: %j', (message) => {
    expect(readCommand(message)).toBeNull();
  });
});
