import { expect, it } from 'vitest';
import { compiledOf } from '../../../scripts/i18n/catalogue';
import { message } from '../../../src/domain/messages/message';
import type { PlatformNotification } from '../../../src/engine/alerts/platform-notifications';
import { type SpelledNotification, spellNotifications } from '../../../src/engine/alerts/spell-notifications';
import { createReaderTranslator } from '../../../src/i18n/reader-translator';

const notification: PlatformNotification = {
  tag: 't',
  title: message('alerts.forAccount', { account: 'Work', title: message('alerts.test') }),
  body: [message('alerts.test.text'), message('alerts.credits.topUp')],
  why: [message('alerts.test.why')],
  page: '#/bank',
  urgent: true,
  silent: false,
};

function setUp() {
  const reader = { choice: undefined as string | undefined, read: 0 };
  const shown: SpelledNotification[] = [];
  const notifications = spellNotifications(
    {
      permission: async () => 'granted',
      show: async (spelled) => void shown.push(spelled),
      shown: async () => [],
      clear: async () => {},
    },
    createReaderTranslator({
      english: compiledOf('en'),
      choice: async () => reader.choice,
      readerLanguages: () => ['en-GB'],
      zone: () => 'UTC',
      now: () => 0,
      load: () => Promise.reject(new Error('no such file')),
    }),
  );
  return { reader, shown, notifications };
}

it('gives the platform whole sentences, and what its buttons say', async () => {
  const { shown, notifications } = setUp();
  await notifications.show(notification);
  expect(shown).toEqual([
    {
      tag: 't',
      title: 'Work: Headroom can reach you',
      body: 'Alerts will look like this one. Automatic top-up is on.',
      why: 'You asked for a test.',
      page: '#/bank',
      urgent: true,
      silent: false,
      buttons: ['Later', 'Done'],
    },
  ]);
});
