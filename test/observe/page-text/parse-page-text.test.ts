import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/domain/random';
import { parsePageResets, parsePageText } from '../../../src/observe/page-text/parse-page-text';
import { mutate, secrets } from '../../support/mutate';

const end = Date.parse('2026-10-09T21:13:29Z');
const read = {
  windows: [
    { limit: 'codex', seconds: 604_800, usedPercent: 40.75, resetsAt: end },
    { limit: 'codex_bengalfox', name: 'GPT-5.3-Codex-Spark', seconds: 18_000, usedPercent: 0, resetsAt: end },
  ],
  credits: '93394.5',
  bankCount: 1,
  resets: [{ title: 'Full reset', expiresAt: end }],
};

describe('a page read', () => {
  it('becomes usage facts that claim no completeness', () => {
    expect(parsePageText(read)).toEqual({
      ok: true,
      dropped: [],
      value: {
        plan: null,
        windows: read.windows,
        gates: [],
        credits: {
          has: true,
          unlimited: false,
          balance: '93394.5',
          overageReached: false,
          localMessages: null,
          cloudMessages: null,
        },
        bankCount: 1,
        bankApplicable: null,
        reachedType: null,
        spend: null,
        models: [],
        partial: true,
      },
    });
  });

  it('becomes resets with their expiry', () => {
    const resets = parsePageResets(read);
    expect(resets.ok && resets.value).toMatchObject({
      available: 1,
      resets: [{ status: 'available', title: 'Full reset', expiresAt: end }],
      partial: true,
    });
  });

  it.each([null, 'text', [], 7, {}, { windows: 'none' }, { windows: [{}] }])('%j is refused', (message) => {
    expect(parsePageText(message).ok).toBe(false);
    expect(parsePageResets(message).ok).toBe(false);
  });

  it('loses a damaged window alone', () => {
    const damaged = parsePageText({ ...read, windows: [{ ...read.windows[0], usedPercent: 'lots' }, read.windows[1]] });
    expect(damaged.ok && [damaged.value.windows.length, damaged.dropped]).toEqual([
      1,
      ['page: windows.0.usedPercent is not number'],
    ]);
  });

  it('survives 5 000 damaged messages and lets nobody’s name through', () => {
    for (let seed = 0; seed < 5_000; seed++) {
      const message = mutate(read, seededRandom(seed));
      const told = JSON.stringify([parsePageText(message), parsePageResets(message)]);
      expect(secrets.filter((secret) => told.includes(secret))).toEqual([]);
    }
  });
});
