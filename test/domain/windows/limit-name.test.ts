import { describe, expect, it } from 'vitest';
import { limitName } from '../../../src/domain/windows/limit-window';
import { replayDocument } from '../../../src/engine/replay/replay-output';
import { replayShots, sample } from '../../support/capture';
import { testReportTranslator } from '../../support/translator';

const english = testReportTranslator();

describe('the name of an extra limit', () => {
  it.each([
    ['base_model_inference', 'gpt-reserve', 'Luna Reserve'],
    ['base_model_inference', undefined, 'Luna Reserve'],
    ['gpt-reserve', undefined, 'Luna Reserve'],
    ['codex_bengalfox', undefined, 'GPT-5.3-Codex-Spark'],
    ['codex_bengalfox', 'GPT-5.3-Codex-Spark', 'GPT-5.3-Codex-Spark'],
    ['codex_bengalfox', 'Spark, renamed', 'Spark, renamed'],
    ['never_seen', 'A new limit', 'A new limit'],
    ['never_seen', undefined, 'never_seen'],
  ])('%s, stated as %s, is %s', (limit, name, shown) => {
    expect(limitName(limit, name)).toBe(shown);
  });

  it('is one in the list, the headline and an event, where only the id is known', () => {
    const shot = { at: '2026-09-18T10:00:00Z', body: sample('usage-2026-09-14-pro-exhausted-luna-reserve.json') };
    const [account] = replayDocument(replayShots([shot]), english).accounts;
    expect(account?.windows.map(({ label }) => label)).toContain('Luna Reserve weekly');
    expect(account?.headline.text).toContain('Luna Reserve');
    expect(JSON.stringify(account)).not.toContain('gpt-reserve');
    expect(english.formats.window({ limit: 'base_model_inference', seconds: 604_800 })).toBe('Luna Reserve weekly');
  });
});
