// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { DayStatement } from '../../../src/domain/history/daily-usage';
import { DailyUseCard } from '../../../src/ui/history/daily-use-card';
import type { HistoryDeps } from '../../../src/ui/history/history-deps';
import { renderScreen } from '../../support/render-screen';

const at = (hours: number) => Date.UTC(2026, 9, 5, hours);
const series = {
  at: Float64Array.of(at(8), at(9)),
  used: Float64Array.of(10, 14),
  resetsAt: Float64Array.of(at(200), at(200)),
};

function show(value: number) {
  const day = { date: '2026-10-05', surfaces: [{ name: 'cli', value }], models: [] };
  const statement: DayStatement = { at: at(48), units: 'percent', day };
  const deps = { dailyUse: async () => [statement] } as unknown as HistoryDeps;
  renderScreen(<DailyUseCard deps={deps} series={series} revision={1} />);
}

it('says that something else draws on the plan where the page lists no Codex use', async () => {
  show(0);
  const sentence = await screen.findByText(/the page lists no Codex use/);
  expect(sentence.textContent).toBe(
    'On 5 Oct your plan was used, yet the page lists no Codex use. Chat, Work and other apps you signed in to with ChatGPT use the same plan.',
  );
});

it('says nothing of it where the page lists use of that day', async () => {
  show(4);
  await screen.findAllByText('CLI');
  expect(screen.queryByText(/the page lists no Codex use/)).toBeNull();
});
