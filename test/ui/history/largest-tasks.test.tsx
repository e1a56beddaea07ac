// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Observation } from '../../../src/domain/observations/observation';
import { now } from '../../support/fixtures/account-view';
import { samplePorts } from '../../support/fixtures/sample-ports';
import { factsOf, payload } from '../../support/payload';
import { findHeading, renderApp } from '../../support/render-app';

it('History shows the largest tasks by model, effort and speed, and no name of any', async () => {
  const { facts } = factsOf('thread-usage', payload('thread-usage-fixture-2026-10'));
  const ports = samplePorts(now, 'plus');
  const row = { id: 'x', account: 'a', device: 'd', at: now, source: 'network', kind: 'thread-usage', facts };
  const observations: typeof ports.observations = async (account, query) =>
    query.kinds?.includes('thread-usage') ? [row as Observation] : ports.observations(account, query);
  await renderApp('#/history', { observations });
  await findHeading('History');
  const card = await screen.findByRole('region', { name: 'Largest tasks' });
  const tasks = within(card)
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);
  expect(tasks[0]).toContain('134% of a weekly window, 402% of a 5-hour window, 12.75 credits');
  expect(tasks[1]).toContain('47% of a weekly window · not fully counted yet');
  expect(tasks[1]).toContain('gpt-6-astra, high, fast: 40% of a weekly window');
  expect(tasks).toHaveLength(2);
  expect(card.textContent).not.toMatch(/login|jane|thread-/);
});

it('History says nothing of tasks where the page never stated any', async () => {
  await renderApp('#/history');
  await findHeading('History');
  await screen.findByRole('region', { name: /When you use it/ });
  expect(screen.queryByRole('region', { name: 'Largest tasks' })).toBeNull();
});
