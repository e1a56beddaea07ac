// One body of one known endpoint, reduced to facts. The parsers are registered here and not in `endpoints.ts`, which
// has to stay small enough for the page's world.
import type { Facts, FactsByKind, Kind } from '../../domain/observations/observation';
import type { Parsed } from '../../domain/observations/parsed';
import { type Identity, readIdentity } from '../identity/identity';
import { type Found, isRecord } from '../parsing/found';
import type { ParseContext, ReadContext } from '../parsing/read-context';
import { parseBalance } from './balance/parse-balance';
import { parseCreditUsage } from './credit-usage/parse-credit-usage';
import { parseDailyUsage } from './daily-usage/parse-daily-usage';
import { parseInvites } from './invites/parse-invites';
import type { Endpoint } from './match-endpoint';
import { parsePlanLimitHistory } from './plan-limit-history/parse-plan-limit-history';
import { parseReferralOffer } from './referral-offer/parse-referral-offer';
import { parseReferralRules } from './referral-rules/parse-referral-rules';
import { parseResetHistory } from './reset-history/parse-reset-history';
import { parseResets } from './resets/parse-resets';
import { parseUsage } from './usage/parse-usage';

/** Kind and facts belong together; a switch on `kind` narrows `facts`. */
export type BodyRead = { readonly [K in Kind]: BodyReadOf<K> }[Kind];

interface BodyReadOf<K extends Kind> {
  readonly kind: K;
  readonly facts: FactsByKind[K];
  /** Raw ids, to be hashed by the caller and never stored; null where the body names nobody. */
  readonly identity: Identity | null;
}

interface Reader<F extends Facts> {
  /** Keys by which a body is known as this kind: one with none of them is something else. */
  readonly signs: readonly string[];
  readonly parse: (body: Found, context: ParseContext) => F;
}

const readers: { readonly [K in Kind]: Reader<FactsByKind[K]> } = {
  usage: {
    signs: ['rate_limit', 'plan_type', 'credits', 'additional_rate_limits', 'spend_control'],
    parse: parseUsage,
  },
  resets: { signs: ['credits', 'available_count'], parse: parseResets },
  'reset-history': { signs: ['events'], parse: parseResetHistory },
  'plan-limit-history': { signs: ['periods'], parse: parsePlanLimitHistory },
  'daily-usage': { signs: ['data'], parse: parseDailyUsage },
  'credit-usage': { signs: ['data'], parse: parseCreditUsage },
  balance: { signs: ['balance', 'expiring_balance_details'], parse: parseBalance },
  'referral-offer': {
    signs: ['should_show', 'grants', 'offer_id', 'remaining_referrals', 'remaining_send_capacity', 'ineligible_reason'],
    parse: parseReferralOffer,
  },
  'referral-rules': { signs: ['rules', 'time_frame_rules'], parse: parseReferralRules },
  invites: { signs: ['items'], parse: parseInvites },
};

const maxTextLength = 1_048_576;
const errorMessage = 'is an error message';
const errorSigns = ['detail', 'error', 'errors', 'message'];

/** 401: nobody is signed in. A 403 is not that: it also stands before a challenge, or before a thing not meant for this plan. */
export function isSignedOut(status: number): boolean {
  return status === 401;
}

/** Whether a refusal says that the form of a body is no longer understood; an error message of the server's does not. */
export function isDrift(reason: string): boolean {
  return !reason.endsWith(errorMessage);
}

/** The facts of a parsed JSON body. What was left out is named `kind: path rule`; a refused body has one such line. Never throws. */
export function readBody(endpoint: Endpoint, body: unknown, context: ReadContext): Parsed<BodyRead> {
  const { kind } = endpoint;
  const refuse = (rule: string): Parsed<BodyRead> => ({ ok: false, reason: `${kind}: body ${rule}` });
  if (!isRecord(body)) return refuse('is not object');
  const has = (key: string) => Object.hasOwn(body, key);
  if (!readers[kind].signs.some(has)) return refuse(errorSigns.some(has) ? errorMessage : 'has no known field');
  const dropped: string[] = [];
  const found: Found = { value: body, path: '', dropped };
  const value = {
    kind,
    facts: readers[kind].parse(found, { ...context, endpoint }),
    identity: readIdentity(endpoint, found),
  } as BodyRead; // the table above pairs each kind with its own parser
  return { ok: true, value, dropped: dropped.map((line) => `${kind}: ${line}`) };
}

/** The same from a body's text, of at most 1 MB. Never throws. */
export function readText(endpoint: Endpoint, text: string, context: ReadContext): Parsed<BodyRead> {
  const body = parseJson(text);
  return body.ok ? readBody(endpoint, body.value, context) : { ok: false, reason: `${endpoint.kind}: ${body.reason}` };
}

function parseJson(text: string): Parsed<unknown> {
  if (text.length > maxTextLength) return { ok: false, reason: 'body is larger than 1 MB' };
  const start = text.trimStart()[0];
  if (start === undefined) return { ok: false, reason: 'body is empty' };
  if (start === '<') return { ok: false, reason: 'body is HTML, not JSON' };
  try {
    return { ok: true, value: JSON.parse(text), dropped: [] };
  } catch {
    // The engine's own message quotes the text, which is nobody's business.
    return {
      ok: false,
      reason: /[}\]]\s*$/.test(text.slice(-64)) ? 'body is not JSON' : 'body is cut off or not JSON',
    };
  }
}
