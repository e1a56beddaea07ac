// The paths of the endpoint table as one expression, for the page's world.
import { apiRoot, paths } from '../endpoints/endpoints';

const known = new RegExp(
  `^${apiRoot.replace('.', '\\.')}(${Object.values(paths).flat().join('|').replaceAll('{account}', '[\\w-]+')})$`,
);

/**
 * Whether `matchEndpoint` knows a GET of this address, which may be relative to `at.baseURI`.
 * Throws on what is no string and on an address that cannot be one: the caller lets neither reach the page.
 */
export function knowsAddress(url: string, at: Pick<Document, 'baseURI'>): boolean {
  // Most of a page's requests end here, before anything is read or allocated for them.
  if (!url.includes('backend-api/')) return false;
  const { origin, pathname } = new URL(url, at.baseURI);
  return known.test(origin + pathname);
}
