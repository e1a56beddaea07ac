// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { findHeading, renderApp } from '../../support/render-app';

describe('the privacy policy', () => {
  it('has an address of its own, and says of which version it is', async () => {
    await renderApp('#/privacy', { version: '9.8.7' });
    await findHeading('Privacy');
    expect(document.title).toBe('Privacy · Headroom');
    expect(screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent)).toEqual([
      'What it reads',
      'What it never keeps',
      'Where it is stored',
      'What leaves this device',
      'The Headroom app',
      'Other parties',
      'How to delete it',
      'Changes and questions',
    ]);
    screen.getByText(/the policy of Headroom 9\.8\.7/);
  });

  it('is linked from Settings', async () => {
    await renderApp('#/settings');
    await userEvent.click(await screen.findByRole('link', { name: 'Privacy' }));
    expect(location.hash).toBe('#/privacy');
  });
});
