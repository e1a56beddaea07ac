import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../src/observe/parsing/clean-text';

describe('cleanText', () => {
  it.each([
    ['Full reset (Weekly + 5 hr)', 'Full reset (Weekly + 5 hr)'],
    ['workspace_member_usage_limit_reached', 'workspace_member_usage_limit_reached'],
    ['codex_bengalfox', 'codex_bengalfox'],
    ['gpt-5.6-terra-high-2026-09-01', 'gpt-5.6-terra-high-2026-09-01'],
    ['GPT-5.3-Codex-Spark', 'GPT-5.3-Codex-Spark'],
    ['auto_recharge_credit', 'auto_recharge_credit'],
    ['user_limit', 'user_limit'],
    ['usage_limit_v2', 'usage_limit_v2'],
    ['workspace-shared', 'workspace-shared'],
    ['Data: none', 'Data: none'],
    ['无需额外费用 😀', '无需额外费用 😀'],
    ['  two\n lines\t', 'two lines'],
    ['a\u0000b\u200b\u202ec\u2028', 'abc'],
    ['\ud83d', null],
    [' \n', null],
    ['Thanks, jane.doe+x@example.co.uk!', 'Thanks, [hidden]'],
    ['a @ b', 'a @ b'],
    ['see https://chatgpt.com/invite/abc?x=1 now', 'see [hidden] now'],
    ['Bearer abc.def', '[hidden]'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln', '[hidden]'],
    ['sk-proj-abcdefghijklmnop1234', '[hidden]'],
    ['user-AbCdEf123456', '[hidden]'],
    ['by user-4f9a1b2c3d for you', 'by [hidden] for you'],
    ['RateLimitResetCredit_8fe21', '[hidden]'],
    ['0f1e2d3c-0000-4000-8000-0123456789ab', '[hidden]'],
    ['deadbeefdeadbeefdeadbeef', '[hidden]'],
    ['AbCdEfGhIjKlMnOpQrStUvWx0', '[hidden]'],
  ])('%j becomes %j', (raw, clean) => {
    expect(cleanText(raw, 120)).toBe(clean);
  });

  it('is short, and never half a character', () => {
    expect(cleanText('one two '.repeat(1e5), 10)).toBe('one two on');
    expect(cleanText('無料'.repeat(1e5), 10)).toBe('無料無料無料無料無料');
    expect(cleanText(`${'[]'.repeat(18)} jane.doe@example.com`, 10)).not.toContain('j');
    expect(cleanText(`${'x'.repeat(9)}😀`, 10)).toBe('x'.repeat(9));
  });

  it('leaves the short slugs of plans and models as they are, by themselves and in a sentence alike', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z\d._-]{1,11}$/), (slug) => {
        expect(cleanText(slug, 100)).toBe(slug);
        expect(cleanText(`The one named ${slug} here`, 100)).toBe(`The one named ${slug} here`);
      }),
      { numRuns: 500 },
    );
  });
});
