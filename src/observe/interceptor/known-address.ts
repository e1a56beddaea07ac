// The paths of the endpoint table as one expression, at half the size: every page of the site carries it. A test compares the two,
// and names the path that is missing here.

const known =
  /^https:\/\/chatgpt\.com\/backend-api\/(wham\/usage\/thread_usage\/query_v2POST|(wham\/(usage(\/(stream|plan_limit_history|daily-token-usage-breakdown|credit-usage-events))?|rate-limit-reset-credits(\/history)?|referrals(\/eligibility_rules)?)|referrals\/invite\/(eligibility|tracking)|subscriptions\/auto_top_up\/settings|accounts\/[\w-]+\/(remaining_balance|spend-controls\/current-user\/monthly-usage))GET)$/;

/**
 * Whether `matchEndpoint` knows a request of this method to this address, which may be relative to `at.baseURI`. Throws on
 * a value that is not a string and on an invalid address. The caller must not let the error reach the page.
 */
export function knowsRequest(method: string, url: string | URL | Request, at: Pick<Document, 'baseURI'>): boolean {
  const { href, url: asked = href ?? url } = url as Partial<Request & URL>;
  // Most of a page's requests end here, before anything is allocated for them.
  if (!(asked as string).includes('backend-api/')) return false;
  const { origin, pathname } = new URL(asked as string, at.baseURI);
  return known.test(origin + pathname + method.toUpperCase());
}
