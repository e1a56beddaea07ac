// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { mirroredPseudo, pseudoCatalogue } from '../../../scripts/i18n/pseudo';
import { defaultSettings } from '../../../src/domain/settings';
import { applySettings, createPageLanguage } from '../../../src/ui/screen/page-language';
import { createScreenStore } from '../../../src/ui/screen/screen-store';
import { now } from '../../support/fixtures/account-view';
import { samplePorts } from '../../support/fixtures/sample-ports';

afterEach(() => {
  document.documentElement.lang = 'en';
  document.documentElement.dir = '';
});

/** What the page is before anything is drawn, when `language` is chosen and its files are as `read` gives them. */
async function pageIn(language: string, read: (part: never) => Promise<unknown>) {
  const ports = samplePorts(now, 'plus');
  const store = await createScreenStore({
    ...ports,
    loadSnapshot: async () => {
      const snapshot = await ports.loadSnapshot();
      return snapshot && { ...snapshot, settings: { ...defaultSettings, language } };
    },
  });
  const spoken = createPageLanguage({
    readerLanguages: ['en-GB'],
    zone: 'UTC',
    now: () => now,
    readFile: (_, part) => read(part as never),
  });
  await applySettings(store, spoken);
  const { lang, dir } = document.documentElement;
  return { lang, dir, more: spoken.translator().t('shell.more') };
}

it('has its language and direction before it is drawn', async () => {
  const page = await pageIn(mirroredPseudo, async (part) => pseudoCatalogue(part));
  expect(page).toEqual({ lang: mirroredPseudo, dir: 'rtl', more: '[Móré~~]' });
});

it('is English, from left to right, where the files cannot be read', async () => {
  const page = await pageIn(mirroredPseudo, () => Promise.reject(new Error('offline')));
  expect(page).toEqual({ lang: 'en', dir: 'ltr', more: 'More' });
});

it('is English in place of a language that was removed', async () => {
  expect((await pageIn('tlh', async () => ({}))).lang).toBe('en');
});
