// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Anomaly } from '../../../src/domain/usage/anomalies';
import { AdvicePanel } from '../../../src/ui/reports/advice-panel';
import { renderScreen } from '../../support/render-screen';

const loop = (index: number, credits: number): Anomaly => ({
  kind: 'loop',
  account: 'mine',
  thread: `t${index}`,
  project: `p${index}`,
  at: 0,
  rounds: 5,
  credits,
});
const hour: Anomaly = { kind: 'hour', account: 'mine', at: 0, credits: 40, mean: 10 };

function lines(anomalies: readonly Anomaly[]) {
  const watch = { budgets: [], anomalies, advice: [], savings: [], projects: {} };
  renderScreen(<AdvicePanel watch={watch} resetsAt={null} />);
  return within(screen.getByRole('region', { name: 'Worth a look' })).getAllByRole('listitem');
}

describe('what is worth a look', () => {
  it('names the three loops of most credits, and counts the others', () => {
    const found = lines([loop(1, 0.3), loop(2, 60), hour, loop(3, 2), loop(4, 30), loop(5, 0.1)]);
    expect(found.map(({ textContent }) => textContent?.replace(/ with a growing.*/, ''))).toEqual([
      'A session of p2 went 5 rounds',
      'One hour used 40 credits. In the week before, an hour in use took 10 on average.',
      'A session of p3 went 5 rounds',
      'A session of p4 went 5 rounds',
      '2 more sessions went on like that, for fewer credits.',
    ]);
  });

  it('marks what an alert would tell, and leaves the others calm', () => {
    const found = lines([loop(1, 24), loop(2, 25), hour]);
    expect(found.map((line) => line.dataset.unusual)).toEqual(['false', 'true', 'true']);
  });
});
