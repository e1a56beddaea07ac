import type { Plugin } from 'vite';

/** The little of a bundle that is used here. */
type Bundle = Record<string, { readonly fileName: string; readonly source?: unknown }>;

/**
 * Moves the linked style sheets of a built page into the page, and out of the bundle: waiting for a second file costs a frame.
 * A disabled link stays, which no browser fetches. It tells Vite's loader of later pages that the sheet is there.
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
