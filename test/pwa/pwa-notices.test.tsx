// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { pseudoCatalogue } from '../../scripts/i18n/pseudo';
import { PwaNotices } from '../../src/pwa/pwa-notices';
import { createStatusStore, type PwaStatus } from '../../src/pwa/pwa-status';
import { Reader } from '../../src/ui/screen/reader';
import type { ScreenStore } from '../../src/ui/screen/screen-store';
import { now } from '../support/fixtures/account-view';
import { testLanguages } from '../support/languages';

afterEach(cleanup);

const clock = { now: () => now, subscribe: () => () => {} };

function shown(change: Partial<PwaStatus> = {}, languages = testLanguages()) {
  const state = { snapshot: null, unreadable: false };
  const store = { subscribe: () => () => {}, getState: () => state, getInitialState: () => state };
  const status = createStatusStore();
  status.set(change);
  render(
    <Reader language={languages} clock={clock}>
      <PwaNotices
        store={store as unknown as ScreenStore}
        status={status}
        sample={{ add: () => Promise.reject(new Error('no storage')), remove: async () => {} }}
        page={window as Window & typeof globalThis}
      />
    </Reader>,
  );
  return languages;
}

describe('the notices of the installed app', () => {
  it.each([
    [
      'an older app',
      { peer: { behind: 'app' } },
      'This app is older than the Headroom extension. It shows what both know. Reload it to update.',
    ],
    [
      'an older extension',
      { peer: { behind: 'extension' } },
      'The Headroom extension is older than this app. Both still share what they know. Update the extension.',
    ],
    [
      'a consent that is asked for',
      { consent: 'asked' },
      'The Headroom extension is in this browser. Click its button in the toolbar to decide whether this page may show what it saw.',
    ],
    [
      'a refused consent',
      { consent: 'refused' },
      'You decided that the Headroom extension in this browser shares nothing with this page. You can change that on its Settings page.',
    ],
    [
      'a lost subscription',
      { cutOffFrom: 'Desk' },
      'Desk no longer reaches this phone, because the browser ended the subscription. Show a new code on its Devices page and scan it here.',
    ],
  ] as const)('tell of %s', (_, change, text) => {
    shown(change as Partial<PwaStatus>);
    expect(screen.getByText(text)).toBeTruthy();
  });

  it('offer sample data where nothing is known, and say so where it cannot be stored', async () => {
    shown();
    await act(async () => screen.getByRole('button', { name: 'Try with sample data' }).click());
    expect(
      await screen.findByText('This browser stores nothing here, so there is no place for sample data.'),
    ).toBeTruthy();
  });

  it('change with the language while they are shown', async () => {
    const languages = shown({ consent: 'refused' }, testLanguages({ de: pseudoCatalogue() }));
    expect(screen.getByText(/^You decided/)).toBeTruthy();
    await act(() => languages.choose('de'));
    expect(screen.queryByText(/^You decided/)).toBeNull();
    expect(screen.getByText(/^\[Yóú déçídéd/)).toBeTruthy();
  });
});
