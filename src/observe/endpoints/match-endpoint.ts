// Which of the page's own requests are read.
import { kinds } from '../../domain/observations/kinds';
import type { EndpointRequest } from './endpoint-parts';
import { apiRoot, methodOf, paths } from './endpoints';

const patterns = kinds.flatMap((kind) =>
  paths[kind].map((path) => ({
    kind,
    method: methodOf(kind),
    pattern: new RegExp(`^${path.replace('{account}', '([\\w-]+)')}$`),
  })),
);

/**
 * The endpoint a request goes to, or null when it is not one of ours. Method, origin and pathname must match exactly:
 * `/wham/usage` is a prefix of six other paths, and one of the paths next to the reset list spends a reset. One endpoint is
 * asked by POST, all others by GET. A relative `url` needs the `base` it is resolved against. Never throws.
 */
export function matchEndpoint(method: string, url: string, base?: string): EndpointRequest | null {
  // Most of a page's requests end here, before anything is allocated for them.
  if (!url.includes('backend-api/') || !/^(?:get|post)$/i.test(method)) return null;
  let found: URL;
  try {
    found = new URL(url, base);
  } catch {
    return null;
  }
  const whole = found.origin + found.pathname;
  if (!whole.startsWith(`${apiRoot}/`)) return null;
  const path = whole.slice(apiRoot.length);
  for (const { kind, method: asked, pattern } of patterns) {
    const match = method.toUpperCase() === asked ? pattern.exec(path) : null;
    if (match) return { kind, pathAccount: match[1] ?? null, ...askedFor(found.searchParams) };
  }
  return null;
}

function askedFor(query: URLSearchParams): Pick<EndpointRequest, 'period' | 'continued'> {
  const period = /^\w{1,32}$/.exec(query.get('period') ?? '')?.[0];
  return { ...(period && { period }), ...(query.get('cursor') && { continued: true }) };
}
