// The page paints from its own bytes before any script runs. On a first visit the app's script is fetched beside the page and
// started after the first frame. On later visits it starts at once, because stored data is there to draw.
import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';
import { withStyles } from './inline-styles';
import { firstModules } from './pwa-first-modules';
import { introScript } from './pwa-intro';

/** Inline script: marks a returning visitor before the first style is applied. */
const markReturning = "try{if(localStorage.headroomKnown)document.documentElement.dataset.known=''}catch{}";

/** The little of a bundle that is used here. */
type Bundle = Readonly<
  Record<
    string,
    {
      readonly fileName: string;
      readonly source?: unknown;
      readonly facadeModuleId?: string | null;
      readonly imports?: readonly string[];
    }
  >
>;

/**
 * Inline script: loads `beside` and starts `entry` once. At once for a returning visitor; else after the first painted frame,
 * or after half a second where no frame comes (a tab in the background).
 */
function startScript(entry: string, beside: readonly string[]): string {
  const preload =
    "d=document;l=d.createElement('link');l.rel='modulepreload';l.crossOrigin='';l.href=u;d.head.append(l)";
  const start = `let s,g=()=>{if(s)return;s=1;let d,l;for(let u of ${JSON.stringify(beside)}){${preload}}import(${JSON.stringify(entry)})};`;
  return `${start}'known' in document.documentElement.dataset?g():(requestAnimationFrame(()=>setTimeout(g)),setTimeout(g,500))`;
}

/**
 * Puts the first style sheet inside the built page, and an inline script in place of the entry's tag. The page's content
 * security policy names the hashes of the inline scripts; no other inline script may run.
 */
export function firstPaint(): Plugin {
  let base = '/';
  return {
    name: 'headroom:first-paint',
    configResolved: (config) => {
      base = config.base;
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle }) => {
        const [tag, entry] = /<script type="module"[^>]*src="([^"]+)"[^>]*><\/script>/.exec(html) ?? [];
        if (!bundle || !tag || !entry) return html;
        const preloads = [...html.matchAll(/ *<link rel="modulepreload"[^>]*href="([^"]+)"[^>]*>\n?/g)];
        const bare = preloads.reduce((text, [link]) => text.replace(link, ''), withStyles(html, bundle));
        const linked = preloads.map(([, href]) => href ?? '');
        const start = startScript(entry, [
          ...new Set([...linked, ...firstPageFiles(bundle).map((file) => base + file)]),
        ]);
        const intro = introScript();
        // Functions, because a text of a language may hold "$&".
        return bare
          .replace(tag, `<script>${markReturning}</script>`)
          .replace("script-src 'self'", `script-src 'self' ${[markReturning, intro, start].map(hashOf).join(' ')}`)
          .replace('<noscript>', (noscript) => `<script>${intro}</script>${noscript}`)
          .replace('</body>', (end) => `<script>${start}</script>${end}`);
      },
    },
  };
}

/** The chunks the first page is drawn from: loaded beside the script that will ask for them. */
function firstPageFiles(bundle: Bundle): string[] {
  const page = Object.values(bundle).find(({ facadeModuleId }) => facadeModuleId === firstModules.page);
  if (!page) throw new Error('The first page is no chunk of its own, so the page cannot preload it.');
  return [page.fileName, ...(page.imports ?? [])];
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
