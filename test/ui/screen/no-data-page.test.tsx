// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { findHeading, renderApp } from '../../support/render-app';

const pages = [
  ['#/history', 'History'],
  ['#/bank', 'Bank'],
  ['#/plan', 'Ahead'],
  ['#/referral', 'Referral'],
  ['#/credits', 'Credits'],
  ['#/events', 'Events'],
  ['#/accounts', 'Accounts'],
] as const;

describe.each(pages)('%s without data', (hash, title) => {
  it('is empty where nothing was seen', async () => {
    await renderApp(hash, { loadSnapshot: async () => null });
    await findHeading(title);
    expect(screen.getByRole('heading', { level: 2, name: 'Nothing seen yet' })).toBeTruthy();
  });

  it('says so where the store cannot be read, and does not call it empty', async () => {
    await renderApp(hash, { loadSnapshot: () => Promise.reject(new Error('closed')) });
    await findHeading(title);
    screen.getByRole('heading', { level: 2, name: 'The browser does not let Headroom read what it stored.' });
    screen.getByText(/Restart the browser/);
    expect(screen.queryByText(/Nothing seen yet/)).toBeNull();
  });
});
