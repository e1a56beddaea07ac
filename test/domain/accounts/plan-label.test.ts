import { describe, expect, it } from 'vitest';
import { planLabel } from '../../../src/domain/accounts/plan-label';

describe('planLabel', () => {
  it.each([
    ['plus', 'Plus'],
    ['prolite', 'Pro'],
    ['pro', 'Pro (More)'],
    ['PROMAX', 'Pro (Max)'],
    ['some_new_plan', 'Some new plan'],
    ['team', 'Business'],
    ['business', 'Enterprise'],
    ['self_serve_business_prolite', 'Business Premium'],
    ['edu_pro', 'Edu Pro'],
    ['hc', 'Enterprise'],
    ['hc2', 'hc2'],
    ['xk_bpq', 'xk_bpq'],
    ['', null],
    [null, null],
  ])('%s is %s', (code, label) => {
    expect(planLabel(code)).toBe(label);
  });
});
