// A newcomer sees words before any script runs: the app's script is fetched beside them and started after the first frame.
// Who has been here before waits for nothing: there the script starts at once and draws what is stored.
import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';
import { withStyles } from './inline-styles';

const known = "try{if(localStorage.headroomKnown)document.documentElement.dataset.known=''}catch{}";

/** The little of a bundle that is looked at here. */
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

/** Starts `entry` once: at once for the known, else after a painted frame, or after half a second should there be none. */
function starter(entry: string, beside: readonly string[]): string {
  const preload =
    "d=document;l=d.createElement('link');l.rel='modulepreload';l.crossOrigin='';l.href=u;d.head.append(l)";
  const start = `let s,g=()=>{if(s)return;s=1;let d,l;for(let u of ${JSON.stringify(beside)}){${preload}}import(${JSON.stringify(entry)})};`;
  return `${start}'known' in document.documentElement.dataset?g():(requestAnimationFrame(()=>setTimeout(g)),setTimeout(g,500))`;
}

/**
 * Makes the built page paint from its own bytes: the first style sheet inside it, the script and what it will ask for started
 * by an inline script. The policy names the hashes of the inline scripts; no other may run.
 */
export function firstPaint(): Plugin {
  let base = '/';
  return {
    name: 'headroom-first-paint',
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
        const start = starter(entry, [...new Set([...linked, ...firstPage(bundle).map((file) => base + file)])]);
        return bare
          .replace(tag, `<script>${known}</script>`)
          .replace("script-src 'self'", `script-src 'self' ${[known, start].map(hashOf).join(' ')}`)
          .replace('</body>', `<script>${start}</script></body>`);
      },
    },
  };
}

/** The chunks the first page is drawn from: loaded beside the script that will ask for them. */
function firstPage(bundle: Bundle): string[] {
  const page = Object.values(bundle).find(({ facadeModuleId }) => facadeModuleId?.endsWith('/now/now-page.tsx'));
  return page?.fileName ? [page.fileName, ...(page.imports ?? [])] : [];
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
