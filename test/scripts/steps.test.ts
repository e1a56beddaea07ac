import { afterEach, describe, expect, it, vi } from 'vitest';
import { seconds, step } from '../../scripts/steps.mjs';

afterEach(() => vi.restoreAllMocks());

function written(): () => string {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  return () => write.mock.calls.map(([text]) => String(text)).join('');
}

describe('a step', () => {
  it('is one line that begins at once and ends with the time', async () => {
    const lines = written();
    let atWork = '';
    await step('App', () => {
      atWork = lines();
    });
    expect(atWork).toMatch(/^ {2}App +$/);
    expect(lines()).toMatch(/^ {2}App +0\.\d s\n$/);
  });

  it('ends with what its work returns as text, and hands it on', async () => {
    const lines = written();
    expect(await step('App', async () => 'already built')).toBe('already built');
    expect(lines()).toMatch(/^ {2}App +already built\n$/);
  });

  it('says that it failed', async () => {
    const lines = written();
    const failing = step('App', () => {
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(lines()).toMatch(/^ {2}App +failed\n$/);
  });

  it.each([
    [40, '0.0 s'],
    [9_949, '9.9 s'],
    [9_951, '10 s'],
    [61_400, '61 s'],
  ])('spells %i ms as %s', (ms, text) => {
    expect(seconds(ms)).toBe(text);
  });
});
