import type { Plugin } from 'vite';

const frame = /^\0virtual:wxt-unlisted-script-entrypoint\?(.*)$/;

/**
 * Lets scripts that run in other people's pages start without the frame WXT puts around them: 0.5 KB each, of which
 * nothing is needed. Their `main` must not be async. An unknown WXT keeps its own frame; a test of the built size would notice.
 */
export function bareFrames(): Plugin {
  return {
    name: 'headroom:bare-frames',
    enforce: 'pre',
    load(id) {
      const path = frame.exec(id)?.[1];
      return path ? `import script from ${JSON.stringify(path)};\nscript.main();` : null;
    },
  };
}
