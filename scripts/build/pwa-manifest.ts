import type { Plugin } from 'vite';
import type { ManifestOptions } from 'vite-plugin-pwa';
import { shareTarget } from '../../src/engine/devices/incoming-share';
import { directionOf } from '../../src/i18n/direction';
import { manifestLanguages, manifestTexts } from './manifest-texts';

/**
 * The installed app as the operating system sees it, in one language. Addresses are relative, so any folder of any host will do.
 * The id is the same in all languages: it is one app.
 */
export function webManifest(language: string): Partial<ManifestOptions> {
  const { name, description, narrow, wide, shortcuts } = manifestTexts(language);
  return {
    ...common,
    name,
    description,
    lang: language,
    dir: directionOf(language),
    shortcuts: [
      { name: shortcuts.bank, url: './#/bank', icons: [icon96()] },
      { name: shortcuts.history, url: './#/history', icons: [icon96()] },
      { name: shortcuts.plan, url: './#/plan', icons: [icon96()] },
    ],
    screenshots: [
      { src: 'screenshots/narrow.png', sizes: '780x1688', type: 'image/png', form_factor: 'narrow', label: narrow },
      { src: 'screenshots/wide.png', sizes: '1280x800', type: 'image/png', form_factor: 'wide', label: wide },
    ],
  };
}

/** Emits `manifest.LANGUAGE.webmanifest` beside the English one. The page chooses before anything is installed. */
export function translatedManifests(): Plugin {
  return {
    name: 'headroom:translated-manifests',
    generateBundle() {
      for (const language of manifestLanguages().filter((one) => one !== 'en'))
        this.emitFile({
          type: 'asset',
          fileName: `manifest.${language}.webmanifest`,
          source: JSON.stringify(webManifest(language)),
        });
    },
  };
}

const common: Partial<ManifestOptions> = {
  id: './',
  short_name: 'Headroom',
  start_url: './',
  scope: './',
  display: 'standalone',
  display_override: ['standalone', 'minimal-ui'],
  orientation: 'any',
  background_color: '#f6f5f2',
  theme_color: '#f6f5f2',
  categories: ['productivity', 'utilities'],
  icons: [
    { src: 'icon/192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
    { src: 'icon/512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
    { src: 'icon/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
  // A link or an encrypted file shared into the app, where the system can do that (Android). The app's worker answers the
  // POST itself: nothing is uploaded. `.hrsync` is not a registered type and may arrive as plain bytes, so both types are
  // listed.
  share_target: {
    action: `./${shareTarget.path}`,
    method: 'POST',
    enctype: 'multipart/form-data',
    params: {
      title: 'title',
      text: 'text',
      url: 'url',
      files: [{ name: shareTarget.file, accept: ['.hrsync', 'application/octet-stream'] }],
    },
  },
};

function icon96() {
  return { src: 'icon/96.png', sizes: '96x96', type: 'image/png' };
}
