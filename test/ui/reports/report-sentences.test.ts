import { describe, expect, it } from 'vitest';
import {
  adviceSentence,
  anomalySentence,
  comparisonSentence,
  coverageSentences,
  reportName,
  savingSentence,
  worthSentences,
} from '../../../src/ui/reports/report-sentences';
import { testTranslator } from '../../support/translator';

const { spell, sentences } = testTranslator();
const named = (project: string | null) => project ?? 'No project';
const total = { responses: 200, unpriced: 0, unpricedTokens: 0, assumed: 0 };
const coverage = { files: 1, responses: 398, damaged: 0, uncertain: 0, stored: true };
const spelledCoverage = (sums: Partial<typeof total>, files: Partial<typeof coverage>) =>
  sentences(coverageSentences({ total: { ...total, ...sums }, coverage: { ...coverage, ...files } } as never));

describe('the sentences of a report', () => {
  it('name the grouping', () => {
    expect(spell(reportName('costCentre'))).toBe('Use by cost centre');
  });

  it('say how complete it is', () => {
    expect(spelledCoverage({}, {})).toBe(
      '1 session file was read. OpenAI does not guarantee what these files hold. Every response has a known price.',
    );
    expect(
      spelledCoverage(
        { unpriced: 50, unpricedTokens: 1204, assumed: 20 },
        { files: 12, damaged: 1, uncertain: 2, stored: false },
      ),
    ).toBe(
      '12 session files were read. OpenAI does not guarantee what these files hold. No price is known for 50 responses (1,204 tokens). Credits and dollars are lower bounds, from the 75% of responses that have a price. For 10% of the responses, the account is assumed from the folder. 2 responses (<1% of all) were left out: they are probably copies from sessions whose files are gone. 1 damaged line was left out. There was no room to store this, so it is gone when you close the page. Free some space and read the folder again.',
    );
  });

  it('say what share was left out of everything that was read, whatever the period', () => {
    expect(spelledCoverage({ responses: 0 }, { responses: 60, uncertain: 20 })).toContain(
      '20 responses (25% of all) were left out',
    );
    expect(spelledCoverage({ responses: 0 }, { responses: 0, uncertain: 1 })).toContain(
      '1 response (100% of all) was left out',
    );
  });

  it.each([
    ['too-much', 'Something is counted twice, or belongs to another account.'],
    ['too-little', 'The rest was used on other computers or in the cloud.'],
    ['agrees', '98% of what the usage page states for the same days and surfaces.'],
  ] as const)('compare with the page: %s', (finding, end) => {
    const text = spell(comparisonSentence({ days: 1, page: 100, local: 98, coverage: 0.98, finding }));
    expect(text).toMatch(/^The session files add up to 98% of what the usage page states/);
    expect(text.endsWith(end)).toBe(true);
  });

  it('say what a percent is worth, in usual turns where one is known', () => {
    const numbers = { estimate: (value: number) => String(value) } as never;
    const worth = { credits: 12, least: 10, most: 14, stretches: 3 };
    const said = (usualTurn: { model: string; effort: string | null; credits: number } | null) =>
      sentences(worthSentences('weekly', { worth, usualTurn } as never, numbers));
    const known = '1% of your weekly window is worth about 12 credits here (10 to 14, from 3 stretches of work).';
    expect(said(null)).toBe(known);
    expect(said({ model: 'gpt-6-sol', effort: null, credits: 4 })).toBe(
      `${known} That is about 3 of your usual turns of gpt-6-sol.`,
    );
    expect(said({ model: 'gpt-6-sol', effort: 'high', credits: 4 })).toBe(
      `${known} That is about 3 of your usual turns of gpt-6-sol at high effort.`,
    );
    expect(sentences(worthSentences('5-hour', { worth: null, usualTurn: null }, numbers))).toBe(
      'What 1% of your 5-hour window is worth here is not known yet. It takes three rises of ten points each while nothing else is used.',
    );
  });

  it('say what is unusual', () => {
    const found = { account: 'a', thread: 't', project: null, at: 0, credits: 61.4 };
    expect(spell(anomalySentence({ ...found, kind: 'task', threshold: 24.6 }, named))).toBe(
      'One task of No project used 61 credits, sub-agents included. More than 25 is unusual here.',
    );
    expect(spell(anomalySentence({ kind: 'hour', account: 'a', at: 0, credits: 1, mean: 0.4 }, named))).toBe(
      'One hour used 1 credit. In the week before, an hour in use took 0 on average.',
    );
    expect(
      spell(anomalySentence({ kind: 'month', account: 'a', at: 0, used: 10, projected: 2000, limit: 1500 }, named)),
    ).toBe('At today’s pace this month ends at 2,000 credits, above its budget of 1,500. So far 10 are used.');
    expect(spell(anomalySentence({ ...found, kind: 'loop', rounds: 6, project: 'harbour' }, named))).toBe(
      'A session of harbour went 6 rounds with a growing prompt and no end, for 61 credits. It may be fixing the same test again and again.',
    );
    const loop = (credits: number) =>
      spell(anomalySentence({ ...found, kind: 'loop', rounds: 5, project: 'x', credits }, named));
    expect(loop(0.31)).toContain('for 0.4 credits');
    expect(loop(0.001)).toContain('for 0.1 credits');
    expect(loop(1)).toContain('for 1 credit.');
    expect(loop(0)).toContain('for 0 credits');
  });

  it('give advice with its arithmetic', () => {
    const day = () => 'Tue 24 Nov';
    expect(
      spell(adviceSentence({ kind: 'batch', project: 'x', day: '2026-11-24', sessions: 4, credits: 12 }, named, day)),
    ).toBe(
      'On Tue 24 Nov you began 4 short sessions on x. In one session, first prompts would have cost 12 credits less.',
    );
    expect(
      spell(adviceSentence({ kind: 'cache', project: 'x', share: 0.31, median: 0.8, credits: 12 }, named, day)),
    ).toBe(
      'x reads 31% of its prompts from the cache; your median is 80%. At that share, the last 30 days would have cost 12 credits less. Longer sessions and fewer changes of model keep the cache.',
    );
    expect(spell(savingSentence({ kind: 'fast', credits: 12, share: 0.25 }))).toBe(
      'Fast off: 12 credits (25%) less in the last 7 days.',
    );
    expect(spell(savingSentence({ kind: 'effort', from: 'high', to: 'low', credits: 1, share: 0.25 }))).toBe(
      'Effort low instead of high: 1 credit (25%) less in the last 7 days, by the mean of your own turns.',
    );
  });
});
