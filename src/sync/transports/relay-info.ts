// What a relay says of itself (NIP-11): read before it is used, so that nothing is sent that it would refuse.
import { isRecord } from '../../domain/validation/checks';
import { relayPage } from './relay-address';

export interface RelayInfo {
  /** The address of its terms; null where it names none. */
  readonly terms: string | null;
  /** Why it is not for us: it takes no message of our size, or wants proof of work. Null where it is. */
  readonly unfit: 'small' | 'work' | null;
}

/** Bytes of our largest message: a record of 32 KB. */
const largestMessage = 32_500;
const largestContent = 31_300;
/** Characters of the largest document that is looked at. */
const largestDocument = 100_000;

/** What a relay says of itself; null where it says nothing that can be read. Never rejects. */
export async function readRelayInfo(
  url: string,
  fetch: (url: string, init: RequestInit) => Promise<Response>,
): Promise<RelayInfo | null> {
  try {
    const response = await fetch(relayPage(url), {
      headers: { Accept: 'application/nostr+json' },
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    });
    const text = await response.text();
    const document: unknown = text.length <= largestDocument ? JSON.parse(text) : null;
    return isRecord(document) ? infoOf(document) : null;
  } catch {
    return null;
  }
}

function infoOf(document: Record<string, unknown>): RelayInfo {
  const limits = isRecord(document.limitation) ? document.limitation : {};
  const isBelow = (value: unknown, least: number) => typeof value === 'number' && value > 0 && value < least;
  const isSmall =
    isBelow(limits.max_message_length, largestMessage) ||
    isBelow(limits.max_content_length, largestContent) ||
    isBelow(limits.max_event_tags, 2);
  const wantsWork = typeof limits.min_pow_difficulty === 'number' && limits.min_pow_difficulty > 0;
  const unfit = isSmall ? 'small' : wantsWork ? 'work' : null;
  return { terms: termsIn(document.terms_of_service) ?? termsIn(document.posting_policy), unfit };
}

function termsIn(value: unknown): string | null {
  return typeof value === 'string' && value.length <= 500 && /^https:\/\//.test(value) && URL.canParse(value)
    ? value
    : null;
}
