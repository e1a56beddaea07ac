// The translator of scripts without a screen.
import { describe, expect, it } from 'vitest';
import { compiledOf } from '../../scripts/i18n/catalogue';
import { createReaderTranslator, type ReaderTranslatorDeps } from '../../src/i18n/reader-translator';

const at = Date.UTC(2026, 10, 24, 12);
const deps: ReaderTranslatorDeps = {
  english: compiledOf('en'),
  choice: async () => undefined,
  readerLanguages: () => ['de-DE', 'en-US'],
  zone: () => 'Europe/Berlin',
  now: () => at,
  load: () => Promise.reject(new Error('no such file')),
};

describe('createReaderTranslator', () => {
  it('speaks English where no other language can be read, with the dates of the reader', async () => {
    const { language, t } = await createReaderTranslator(deps)();
    expect([language, t('alerts.vanished.expiry', { at })]).toEqual(['en', 'It would have expired Tue 24 Nov, 13:00.']);
  });

  it('speaks English where the settings cannot be read', async () => {
    const translator = createReaderTranslator({ ...deps, choice: () => Promise.reject(new Error('evicted')) });
    expect((await translator()).t('alerts.later')).toBe('Later');
  });

  it('names the zone in what is passed on', async () => {
    const { t } = await createReaderTranslator({ ...deps, showZone: true })();
    expect(t('alerts.vanished.expiry', { at })).toMatch(/^It would have expired Tue 24 Nov, 13:00 (?:CET|GMT\+1)\.$/);
  });
});
