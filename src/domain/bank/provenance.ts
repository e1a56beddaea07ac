// Where a reset came from, as far as its title and description say.
import type { ResetView } from '../accounts/account-view';

const signs: readonly (readonly [ResetView['provenance'], RegExp])[] = [
  ['referral', /referr|invit|friend/i],
  ['purchase', /purchas|paid|bought|order/i],
  ['compensation', /sorry|apolog|compensat|incident|outage|disrupt|inconvenien|wait/i],
  ['gift', /free|thank|gift|on us|celebrat|milestone|bonus|promo/i],
];

/** `unknown` where neither tells, as in "Full reset (Weekly + 5 hr)". */
export function provenanceOf(title: string | null, description: string | null): ResetView['provenance'] {
  const text = `${title ?? ''} ${description ?? ''}`;
  return signs.find(([, pattern]) => pattern.test(text))?.[0] ?? 'unknown';
}
