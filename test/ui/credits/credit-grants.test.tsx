// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { dayMs } from '../../../src/domain/time/instant';
import { CreditGrants } from '../../../src/ui/credits/credit-grants';
import { now } from '../../support/fixtures/account-view';
import { renderScreen } from '../../support/render-screen';

it('says when a grant expires, has expired, or that nobody states it', () => {
  const grants = [now + 2 * dayMs, now - dayMs, null].map((expiresAt) => ({ remaining: '5', expiresAt, type: null }));
  renderScreen(<CreditGrants grants={grants} />);
  const texts = screen.getAllByRole('listitem').map(({ textContent }) => textContent?.replaceAll('\u00a0', ' '));
  expect(texts[0]).toContain('expires Mon 23 Nov, 14:18, in 2 d');
  expect(texts[1]).toContain('expired Fri 20 Nov, 14:18');
  expect(texts[1]).not.toContain('expires');
  expect(texts[2]).toContain('no expiry stated');
});
