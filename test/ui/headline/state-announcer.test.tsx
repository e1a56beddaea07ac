// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { AccountView } from '../../../src/domain/accounts/account-view';
import { StateAnnouncer } from '../../../src/ui/headline/state-announcer';
import { states } from '../../support/fixtures/account-view';

afterEach(cleanup);

const plus = states.plus as AccountView;
const said = () => document.querySelector('[aria-live]')?.textContent;
const saying = (state: AccountView['headline']['state'], text: string, key = 'a'): AccountView => ({
  ...plus,
  key,
  headline: { ...plus.headline, state, text },
});

describe('StateAnnouncer', () => {
  it('says a change of state once, and not the readings that follow', () => {
    const { rerender } = render(<StateAnnouncer view={saying('free', 'Free. 49 % left.')} />);
    expect(said()).toBe('');
    rerender(<StateAnnouncer view={saying('free', 'Free. 48 % left.')} />);
    expect(said()).toBe('');
    rerender(<StateAnnouncer view={saying('blocked', 'Blocked until 15:00.')} />);
    expect(said()).toBe('Blocked until 15:00.');
    rerender(<StateAnnouncer view={saying('blocked', 'Blocked until 15:01.')} />);
    expect(said()).toBe('Blocked until 15:00.');
    rerender(<StateAnnouncer view={saying('free', 'Free. 100 % left.')} />);
    expect(said()).toBe('Free. 100 % left.');
  });

  it('takes another account for another matter, not for a change', () => {
    const { rerender } = render(<StateAnnouncer view={saying('free', 'Free.')} />);
    rerender(<StateAnnouncer view={saying('blocked', 'Blocked.', 'b')} />);
    expect(said()).toBe('');
  });
});
