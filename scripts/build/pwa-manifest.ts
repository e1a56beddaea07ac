import type { ManifestOptions } from 'vite-plugin-pwa';
import { shareTarget } from '../../src/engine/devices/incoming-share';

/** The installed app as the operating system sees it. Addresses are relative, so any folder of any host will do. */
export const manifest: Partial<ManifestOptions> = {
  id: './',
  name: 'Headroom for Codex',
  short_name: 'Headroom',
  description: 'How much of your Codex allowance is left, when it comes back, and what you hold in the bank.',
  lang: 'en',
  dir: 'ltr',
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
  // POST itself: nothing is uploaded. `.hrsync` is no registered type and may arrive as plain bytes, hence the second name.
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
  shortcuts: [
    { name: 'Banked resets', short_name: 'Bank', url: './#/bank', icons: [icon96()] },
    { name: 'History', short_name: 'History', url: './#/history', icons: [icon96()] },
    { name: 'Plan', short_name: 'Plan', url: './#/plan', icons: [icon96()] },
  ],
  screenshots: [
    {
      src: 'screenshots/narrow.png',
      sizes: '780x1688',
      type: 'image/png',
      form_factor: 'narrow',
      label: 'What is left, and when it comes back',
    },
    {
      src: 'screenshots/wide.png',
      sizes: '1280x800',
      type: 'image/png',
      form_factor: 'wide',
      label: 'How it got there',
    },
  ],
};

function icon96() {
  return { src: 'icon/96.png', sizes: '96x96', type: 'image/png' };
}
