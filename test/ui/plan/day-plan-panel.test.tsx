// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { dayMs, hourMs } from '../../../src/domain/time/instant';
import { DayPlanPanel } from '../../../src/ui/plan/day-plan-panel';
import { fiveHours, start, viewOf, week, windowRow } from '../../support/alert-fixtures';
import { renderScreen } from '../../support/render-screen';

const row = (seconds: number, usedPercent: number, ms: number) =>
  windowRow({ seconds, usedPercent, observedAt: start, resetsAt: start + ms });
const view = viewOf({ windows: [row(fiveHours, 20, hourMs), row(week, 20, 2 * dayMs)] }, start);
const kinds = { question: 2, task: 20, long: 80, parallel: null };

function show(isMeasured: boolean) {
  const ask = async (_: string, { seconds }: { seconds: number }) => ({
    kinds: isMeasured ? kinds : null,
    worth: isMeasured ? { credits: seconds === week ? 10 : 2, least: 1, most: 20, stretches: 3 } : null,
  });
  renderScreen(<DayPlanPanel view={view} outlook={{ verdicts: [] } as never} />, {
    now: start,
    app: { ports: { reports: { ask } as never } },
  });
}
const type = (kind: string, text: string) =>
  fireEvent.input(screen.getByRole('textbox', { name: `Planned today: ${kind}` }), { target: { value: text } });

describe('What draws it down', () => {
  it('has the user’s own draw of both windows, and words for what was never measured', async () => {
    show(true);
    await screen.findByText(/Medians of your own turns/);
    const lines = screen.getAllByRole('row').map((line) => line.textContent);
    expect(lines[2]).toMatch(/^Agent task10%2%/);
    expect(lines[4]).toMatch(/^Hour of parallel runsmuch, several times at once/);
  });

  it('plans a day: what it takes, when to start and when to pause', async () => {
    show(true);
    await screen.findByText(/Medians of your own turns/);
    type('Agent task', '10');
    expect(
      screen.getByText(
        /Of the short window it takes 100%: more than is left\. Of the long window it takes 20%: that fits in what is left\. Start now\. Pause when it runs out, and go on/,
      ),
    ).toBeTruthy();
    type('Agent task', '-1');
    expect(screen.getByText(/A number below 0 makes no sense here\. 10 stays in use\./)).toBeTruthy();
  });

  it('has words alone where no session files are read', async () => {
    show(false);
    expect(screen.getByText(/Once session files are read, your own figures stand here/)).toBeTruthy();
    type('Light question', '3');
    expect(screen.getByText(/was not measured often enough/)).toBeTruthy();
  });
});
