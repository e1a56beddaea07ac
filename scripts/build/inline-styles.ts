import type { Plugin } from 'vite';

/** The little of a bundle that is looked at here. */
type Bundle = Record<string, { readonly fileName: string; readonly source?: unknown }>;

/**
 * A built page with its linked style sheets inside it and out of the bundle: a second file to wait for costs a frame. A
 * disabled link stays, which no browser fetches: by it the loader of later pages knows that the sheet is there.
 */
export function withStyles(html: string, bundle: Bundle): string {
  return html.replace(/<link rel="stylesheet"[^>]*href="[^"]*(assets\/[^"]+\.css)">/g, (link, file: string) => {
    const source = bundle[file]?.source;
    if (typeof source !== 'string') return link;
    delete bundle[file];
    return `<style>${source}</style>${link.replace('>', ' disabled>')}`;
  });
}

/** Puts the style sheets of every built page inside the page. */
export function inlineStyles(): Plugin {
  return {
    name: 'headroom:inline-styles',
    transformIndexHtml: { order: 'post', handler: (html, { bundle }) => (bundle ? withStyles(html, bundle) : html) },
  };
}
