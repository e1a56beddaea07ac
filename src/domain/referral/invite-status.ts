// Words for the states an invitation can be in.
import { message } from '../messages/message';
import type { Value } from '../messages/value';

const known: Readonly<Record<string, Value>> = {
  pending: message('referral.status.pending'),
  completed: message('referral.status.completed'),
  done: message('referral.status.completed'),
  rewarded: message('referral.status.rewarded'),
  expired: message('referral.status.expired'),
};

/** The page's code for a state as a message; an unknown code is quoted with spaces ("on_hold" → "on hold"). */
export function inviteStatus(code: string): Value {
  return Object.hasOwn(known, code) ? (known[code] as Value) : code.replaceAll('_', ' ');
}
