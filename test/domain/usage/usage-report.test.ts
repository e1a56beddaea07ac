import { describe, expect, it } from 'vitest';
import { noTokens } from '../../../src/domain/usage/tokens';
import { usageReport } from '../../../src/domain/usage/usage-report';

/** Ids as the CLI makes them: they begin with the time, the first eight characters of which change once in 65 seconds. */
const [parent, child, other] = [
  '0199a213-81c0-7800-8aa1-000000000001',
  '0199a213-9f00-7800-8aa1-000000000002',
  '0199a214-0000-7800-8aa1-000000000003',
];

describe('a report by session', () => {
  it('names a session by the begin of its id, and by all of it where another begins so', () => {
    const responses = [parent, child, child, other].map((thread = '') => ({
      ...{ thread, at: 0, turn: 1, model: 'gpt-5.5', effort: null, tier: null },
      tokens: { ...noTokens, input: 7 },
    }));
    const { by } = usageReport(responses, new Map(), { by: ['session'], zone: 'UTC' });
    const sums = Object.entries(by.session ?? {}).map(([name, sum]) => [name, sum.responses]);
    expect(sums).toEqual([
      [child, 2],
      [parent, 1],
      ['0199a214', 1],
    ]);
  });
});
