// The paths of the endpoint table as one expression, at half the size: every page of the site carries it. A test compares the two,
// and names the path that is missing here.

const known =
  /^https:\/\/chatgpt\.com\/backend-api\/(wham\/(usage(\/(stream|plan_limit_history|daily-token-usage-breakdown|credit-usage-events))?|rate-limit-reset-credits(\/history)?|referrals(\/eligibility_rules)?)|referrals\/invite\/(eligibility|tracking)|accounts\/[\w-]+\/remaining_balance)$/;

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
