// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { dayMs } from '../../../src/domain/time/instant';
import { UnusedLine } from '../../../src/ui/now/unused-line';
import { start, viewOf, week, windowRow } from '../../support/alert-fixtures';
import { renderScreen } from '../../support/render-screen';

const resetsAt = start + 2 * dayMs;
const view = viewOf({ windows: [windowRow({ seconds: week, usedPercent: 40, observedAt: start, resetsAt })] }, start);
const outlook = (left: number) => ({
  forecasts: [
    {
      limit: 'codex',
      seconds: week,
      madeAt: start,
      resetsAt,
      usedPercent: 40,
      silence: null,
      runsOut: 0,
      runsOutAt: null,
      leftAtEnd: { q10: 0, q50: left, q90: 60 },
      pacePerHour: 1,
      recentPerHour: 1,
      model: 'learned' as const,
    },
  ],
  advice: [],
});

describe('What expires unused, on Now', () => {
  it('is one line from ten points on, which leads to Ahead', () => {
    renderScreen(<UnusedLine view={view} outlook={outlook(10)} />, { now: start });
    const link = screen.getByRole('link', { name: /^Weekly: at this pace, 10 points expire unused/ });
    expect(link.getAttribute('href')).toBe('#/plan');
    cleanup();
    renderScreen(<UnusedLine view={view} outlook={outlook(9)} />, { now: start });
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('is nothing where nothing was forecast', () => {
    renderScreen(<UnusedLine view={view} outlook={null} />, { now: start });
    expect(screen.queryByRole('link')).toBeNull();
  });
});
