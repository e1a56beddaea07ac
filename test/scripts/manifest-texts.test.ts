// Texts that a browser reads before any script of ours: the manifests, and the app's own page.
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { localeFiles, manifestLanguages, manifestTexts } from '../../scripts/build/manifest-texts';
import { introScript } from '../../scripts/build/pwa-intro';
import { webManifest } from '../../scripts/build/pwa-manifest';
import { directionOf } from '../../src/i18n/direction';
import { pickLanguage } from '../../src/i18n/languages';

const english = manifestTexts('en').description;

describe.each(manifestLanguages())('%s', (language) => {
  it('has a name and a description that the stores take', () => {
    const { name, description } = manifestTexts(language);
    expect([name.length <= 75 - ' (development)'.length, description.length <= 132]).toEqual([true, true]);
    expect([name.trim(), description.trim()]).not.toContain('');
  });

  it('has them in `_locales`, under the name browsers know it by', () => {
    const file = localeFiles(' (x)').find(
      ({ fileName }) => fileName === `_locales/${language.replace('-', '_')}/messages.json`,
    );
    expect(JSON.parse(file?.source ?? '{}').name.message).toBe(`${manifestTexts(language).name} (x)`);
  });

  it('has a manifest of the app, which is the same app', () => {
    const manifest = webManifest(language);
    expect([manifest.lang, manifest.dir, manifest.id]).toEqual([language, directionOf(language), './']);
    expect(manifest.description).toBe(manifestTexts(language).description);
    expect(manifest.shortcuts?.every(({ name }) => name !== '')).toBe(true);
  });
});

describe('the page of the app', () => {
  /** What the page shows after its inline script ran. */
  function run(own: string | undefined, languages: readonly string[]) {
    const p = { textContent: english };
    const link = { href: 'https://x.example/manifest.webmanifest' };
    const root = { lang: 'en', dir: '' };
    const document = {
      documentElement: root,
      querySelector: (selector: string) => (selector.startsWith('link') ? link : p),
    };
    runInNewContext(introScript(), { document, navigator: { languages }, localStorage: { headroomLanguage: own } });
    return { text: p.textContent, lang: root.lang, manifest: link.href.split('/').pop(), dir: root.dir };
  }

  const tags = [
    'en-GB',
    'de-AT',
    'pt-PT',
    'pt',
    'zh-HK',
    'zh-Hant',
    'zh',
    'zh-SG',
    'ar-EG',
    'ja',
    'xx',
    'id-ID',
    'toString',
  ];

  it.each(tags)('greets a reader of %s in the language the app will speak', (tag) => {
    const language = pickLanguage(undefined, [tag, 'en']);
    expect(run(undefined, [tag, 'en'])).toEqual({
      text: manifestTexts(language).description,
      lang: language,
      manifest: language === 'en' ? 'manifest.webmanifest' : `manifest.${language}.webmanifest`,
      dir: directionOf(language) === 'rtl' ? 'rtl' : '',
    });
  });

  it('keeps to the language that was chosen', () => {
    expect(run('en', ['de', 'fr']).lang).toBe('en');
    for (const language of manifestLanguages()) expect(run(language, ['en']).lang).toBe(language);
  });

  it('says in English what the manifest says', () => {
    const html = readFileSync('src/pwa/index.html', 'utf8');
    expect(html).toContain(`<p>${english}</p>`);
    expect(html).toContain(`<meta name="description" content="${english}">`);
  });

  it('holds no text that could end its script', () => {
    expect(introScript()).not.toContain('<');
  });
});
