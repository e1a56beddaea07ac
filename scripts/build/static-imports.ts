import type { Plugin } from 'vite';

/**
 * Makes every `import('…')` a static import. The app's service worker is one classic script, which can load nothing later:
 * so what a page loads on demand is part of the worker.
 */
export function staticImports(): Plugin {
  return {
    name: 'headroom-static-imports',
    transform(code) {
      if (!/\bimport\(['"]/.test(code)) return null;
      const names: string[] = [];
      const body = code.replace(/\bimport\((['"])([^'"]+)\1\)/g, (_, _quote, path: string) => {
        // A module of Node, which a package tries where there is no browser.
        if (!path.startsWith('.')) return 'Promise.reject(new Error("not in a browser"))';
        names.push(`import * as later${names.length} from ${JSON.stringify(path)};\n`);
        return `Promise.resolve(later${names.length - 1})`;
      });
      return { code: names.join('') + body, map: null };
    },
  };
}
