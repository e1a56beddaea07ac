// The endpoint table as one expression: what the watcher needs of it, in a fifth of its size. A test holds the two together.

const known =
  /^https:\/\/chatgpt\.com\/backend-api\/(wham\/(usage(\/(plan_limit_history|daily-token-usage-breakdown|credit-usage-events))?|rate-limit-reset-credits(\/history)?|referrals(\/eligibility_rules)?)|referrals\/invite\/(eligibility|tracking)|accounts\/[\w-]+\/remaining_balance)$/;

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
