// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { hourMs } from '../../../src/domain/time/instant';
import { UpcomingPanel } from '../../../src/ui/upcoming/upcoming-panel';
import { now, plus, reset } from '../../support/fixtures/account-view';
import { renderScreen } from '../../support/render-screen';

const expiresAt = reset.expiresAt ?? 0;
const rowOf = (useByLeadMs: number, at = now) => {
  renderScreen(<UpcomingPanel view={plus} useByLeadMs={useByLeadMs} />, { now: at });
  const rows = within(screen.getByRole('region', { name: 'Coming up' })).getAllByRole('listitem');
  return rows.filter((row) => row.textContent?.includes('A banked reset expires'))[0];
};

it('says in the row of an expiry until when the reset can be used with time to spare', () => {
  const row = rowOf(3 * hourMs);
  expect(row?.textContent).toMatch(/use it by/);
  const instants = [...(row?.querySelectorAll('time') ?? [])].map((time) => time.getAttribute('datetime'));
  expect(instants).toEqual([expiresAt, expiresAt - 3 * hourMs].map((at) => new Date(at).toISOString()));
});

it('names no last call that has passed', () => {
  expect(rowOf(3 * hourMs, expiresAt - 2 * hourMs)?.textContent).not.toMatch(/use it by/);
});
