// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { AccountView } from '../../../src/domain/accounts/account-view';
import { message } from '../../../src/domain/messages/message';
import { StateAnnouncer } from '../../../src/ui/headline/state-announcer';
import { plus } from '../../support/fixtures/account-view';
import { renderScreen } from '../../support/render-screen';

const announced = () => document.querySelector('[aria-live]')?.textContent;
const viewSaying = (state: AccountView['headline']['state'], text: string, key = 'a'): AccountView => ({
  ...plus,
  key,
  headline: { ...plus.headline, state, sentences: [message('common.text', { text })] },
});

describe('StateAnnouncer', () => {
  it('announces a change of state once, and not the readings that follow', () => {
    const { rerender } = renderScreen(<StateAnnouncer view={viewSaying('free', 'Free. 49 left.')} />);
    expect(announced()).toBe('');
    rerender(<StateAnnouncer view={viewSaying('free', 'Free. 48 left.')} />);
    expect(announced()).toBe('');
    rerender(<StateAnnouncer view={viewSaying('blocked', 'Blocked until 15:00.')} />);
    expect(announced()).toBe('Blocked until 15:00.');
    rerender(<StateAnnouncer view={viewSaying('blocked', 'Blocked until 15:01.')} />);
    expect(announced()).toBe('Blocked until 15:00.');
    rerender(<StateAnnouncer view={viewSaying('free', 'Free. 100 left.')} />);
    expect(announced()).toBe('Free. 100 left.');
  });

  it('does not announce a switch to another account as a change', () => {
    const { rerender } = renderScreen(<StateAnnouncer view={viewSaying('free', 'Free.')} />);
    rerender(<StateAnnouncer view={viewSaying('blocked', 'Blocked.', 'b')} />);
    expect(announced()).toBe('');
  });
});
