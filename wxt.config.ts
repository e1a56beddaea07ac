import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'wxt';
import { appAddress } from './scripts/build/app-address';
import { catalogueFiles, englishCatalogue } from './scripts/build/catalogue-plugin';
import { inlineStyles } from './scripts/build/inline-styles';
import { localeFiles } from './scripts/build/manifest-texts';
import { noWxtWrapper } from './scripts/build/no-wxt-wrapper';
import { popupOwnBundle } from './scripts/build/popup-own-bundle';
import { preactForReact } from './scripts/build/preact-for-react';
import { isPublicAddress } from './src/sync/handover/app-address';

/** The folder the PWA is served from: the only pages besides Codex's own that a content script of ours runs on. */
const pwaAddress = appAddress(process.env);

/** An extension for an address that only this computer can open. Its name and icon say so, and no store gets it. */
const isDevelopment = !isPublicAddress(pwaAddress);

/** Every page below the app's address. Firefox takes no port in a pattern, so the script itself compares it there. */
function appPattern(browser: string): string {
  const { protocol, hostname, host, pathname } = new URL(pwaAddress);
  return `${protocol}//${browser === 'firefox' ? hostname : host}${pathname}*`;
}

/** The icon of a development build in place of a file of `public/icon`; null where it has none of that size. */
function developmentIcon(file: string): string | null {
  const path = fileURLToPath(new URL(`scripts/build/development-icon/${basename(file)}`, import.meta.url));
  return existsSync(path) ? path : null;
}

/** The phones' push vendors. Asked for at pairing, never before: Web Push needs a direct POST to the vendor. */
const pushVendors = [
  'https://fcm.googleapis.com/*',
  'https://updates.push.services.mozilla.com/*',
  'https://*.push.apple.com/*',
  'https://*.notify.windows.com/*',
];

// A public key whose private half was thrown away. It fixes the extension's id, whatever folder it is loaded from. Stores give
// an id of their own, and Chrome's refuses a package that has a key.
const key =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAnzFzI1CdIhTD5mdvhCnYKv6pa0eJRx7fpm9JE54Tr+3XKw2Ct9dw9yItSLpdiW5X3ZRBv3pynQU+Zs/J6OqKen5LLyK+flCr2IPab6biGe9WfHo6+F78gxf2rB9gW8UogANsdYm3oaxut6SYTOt5cYdz+ZIwz9aK6snTmlebIGnrhrqt25ne3Ox1zbt/pmUtxKmZbUddR1Yc9+LeNrcxVv8KUEFNKNKXtBF/pW14Yr2oajOQ+A75DAuoBHJGC/ynLGRTA8v6ZBk/by+8ROrNR9ecjVpHBtmYuWqbC5dLjJzSsegdgMPL07z4usNaFYTvbW7gM/ryynAO5lhklGZb8QIDAQAB';

export default defineConfig({
  manifestVersion: 3,
  outDir: process.env.HEADROOM_OUTPUT ?? '.output',
  // No automatic imports, so that src/ also builds without WXT.
  imports: false,
  vite: () => ({
    plugins: [noWxtWrapper(), inlineStyles(), englishCatalogue()],
    // Dexie's build for modern browsers: 14 KB smaller than the default one.
    resolve: { alias: [...preactForReact, { find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.min.mjs' }] },
    define: { __PWA_ADDRESS__: JSON.stringify(pwaAddress) },
    build: {
      target: 'es2022',
      sourcemap: false,
      modulePreload: { polyfill: false },
      // Some libraries mark files for server rendering, which does not exist here.
      rolldownOptions: { checks: { moduleLevelDirective: false } },
    },
  }),
  hooks: {
    // Once, though every script is a build of its own.
    'build:publicAssets': (_, files) => {
      const made = [...catalogueFiles(), ...localeFiles(isDevelopment ? ' (development)' : '')];
      files.push(...made.map(({ fileName, source }) => ({ relativeDest: fileName, contents: source })));
      if (!isDevelopment) return;
      for (const file of files)
        if ('absoluteSrc' in file && /^icon[/\\]\d+\.png$/.test(file.relativeDest))
          file.absoluteSrc = developmentIcon(file.relativeDest) ?? file.absoluteSrc;
    },
    'entrypoints:grouped': (_, groups) => popupOwnBundle(groups),
    // A background page takes its scripts one after the other; a worker reads the later ones by itself.
    'build:manifestGenerated': (_, { background }) => {
      if (background && 'scripts' in background)
        background.scripts?.push('background-database.js', 'background-deferred.js');
    },
  },
  zip: { name: 'headroom' },
  manifest: ({ browser }) => ({
    default_locale: 'en',
    name: '__MSG_name__',
    short_name: 'Headroom',
    description: '__MSG_description__',
    ...(browser === 'chrome' && { ...(!process.env.HEADROOM_STORE && { key }), minimum_chrome_version: '123' }),
    permissions: ['storage', 'alarms', 'notifications'],
    host_permissions: ['https://chatgpt.com/*', appPattern(browser)],
    // Any https page: only the one the user enters as the app's address is ever asked for.
    optional_host_permissions: [...pushVendors, 'https://*/*'],
    // `idle` is asked for with the push vendors: the last state is pushed when the user leaves, before the computer sleeps.
    // `scripting` is asked for with an address of the app, where it runs the bridge, and with the badge in Codex pages.
    optional_permissions: ['idle', 'scripting'],
    // The QR decoder is WebAssembly. No script comes from another origin.
    content_security_policy: {
      extension_pages: "script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; frame-ancestors 'none'",
    },
    content_scripts: [
      // WXT's type lacks `world`.
      {
        matches: ['https://chatgpt.com/*'],
        js: ['watch.js'],
        run_at: 'document_start',
        all_frames: true,
        world: 'MAIN',
      } as object,
      { matches: ['https://chatgpt.com/*'], js: ['relay.js'], run_at: 'document_start', all_frames: true },
      { matches: [appPattern(browser)], js: ['bridge.js'], run_at: 'document_start' },
    ],
    // Loaded only where a usage page's responses were not seen, or where one is to reload itself: other pages do not carry them.
    web_accessible_resources: [
      {
        resources: ['read-page.js', 'refresh-page.js'],
        matches: ['https://chatgpt.com/*'],
        ...(browser === 'chrome' && { use_dynamic_url: true }),
      },
    ],
    icons: { 16: 'icon/16.png', 32: 'icon/32.png', 48: 'icon/48.png', 96: 'icon/96.png', 128: 'icon/128.png' },
    action: {
      default_title: 'Headroom',
      default_popup: 'popup.html',
      // Firefox lets an extension ask for a place on the toolbar. In Chrome only the user can pin it.
      ...(browser === 'firefox' && { default_area: 'navbar' as const }),
    },
    // A route of the full page: it has all settings.
    options_ui: { page: 'app.html#/settings', open_in_tab: true },
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+H' } },
      [browser === 'firefox' ? '_execute_sidebar_action' : 'open-side-panel']: {
        suggested_key: { default: 'Alt+Shift+U' },
        description: '__MSG_panel__',
      },
    },
    ...(browser === 'firefox' && {
      browser_specific_settings: {
        gecko: {
          id: 'headroom@headroom.app',
          strict_min_version: '142.0',
          data_collection_permissions: { required: ['none'] },
        },
        gecko_android: { strict_min_version: '142.0' },
      },
    }),
  }),
});
