// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { ResetAdvice, SilenceReason } from '../../../src/domain/forecast/outlook';
import { ResetCard } from '../../../src/ui/bank/reset-card';
import { reset } from '../../support/fixtures/account-view';
import { renderScreen } from '../../support/render-screen';

const silent = (silence: SilenceReason) => ({ advice: 'none', silence }) as unknown as ResetAdvice;
const show = (advice: ResetAdvice | null) => renderScreen(<ResetCard reset={reset} useByLeadMs={0} advice={advice} />);

it('names no worth now of what was last read too long ago, and says so', () => {
  show(null);
  expect(screen.getByText('Worth now')).toBeTruthy();
  cleanup();
  show(silent('stale'));
  expect(screen.queryByText('Worth now')).toBeNull();
  expect(screen.getByText(/too old to go by/)).toBeTruthy();
});

it('says that a reset is refused while nothing is used, and no other silence', () => {
  show(silent('nothing-used'));
  expect(screen.getByText(/refused while nothing is used/)).toBeTruthy();
  cleanup();
  show(silent('too-few-readings'));
  expect(screen.queryByText(/Too few/)).toBeNull();
});
