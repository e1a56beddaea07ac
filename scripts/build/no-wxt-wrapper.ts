import type { Plugin } from 'vite';

const unlistedScript = /^\0virtual:wxt-unlisted-script-entrypoint\?(.*)$/;

/**
 * Starts the scripts that run in other people's pages without the wrapper WXT puts around them. It weighs 0.5 KB a script
 * and none of it is needed. The `main` of such a script must not be async. If a later WXT names its module differently, the
 * wrapper comes back. `npm run bench -- sizes` then shows a kilobyte more in each page.
 */
export function noWxtWrapper(): Plugin {
  return {
    name: 'headroom:no-wxt-wrapper',
    enforce: 'pre',
    load(id) {
      const path = unlistedScript.exec(id)?.[1];
      return path ? `import script from ${JSON.stringify(path)};\nscript.main();` : null;
    },
  };
}
