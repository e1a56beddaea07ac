// A relay's description of itself (NIP-11). It is read before the relay is used, so that nothing is sent that it would refuse.
import { secondMs } from '../../domain/time/instant';
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
/** Characters of the largest document that is looked at, and how long a relay may take for it. */
const largestDocument = 100_000;
const patienceMs = 10 * secondMs;

export interface RelayInfoDeps {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Calls back after `ms`; returns a function that cancels it. */
  readonly after: (ms: number, run: () => void) => () => void;
}

/** The description of a relay; null where there is none, or it is unreadable, too large or too late. Never rejects. */
export async function readRelayInfo(url: string, { fetch, after }: RelayInfoDeps): Promise<RelayInfo | null> {
  const abort = new AbortController();
  const cancel = after(patienceMs, () => abort.abort());
  try {
    const response = await fetch(relayPage(url), {
      headers: { Accept: 'application/nostr+json' },
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: abort.signal,
    });
    const text = await boundedText(response);
    const document: unknown = text === null ? null : JSON.parse(text);
    return isRecord(document) ? infoOf(document) : null;
  } catch {
    return null;
  } finally {
    cancel();
  }
}

/** The text of a response; null where it goes on beyond the largest document. No more of it is read then. */
async function boundedText({ body }: Response): Promise<string | null> {
  const reader = body?.getReader();
  if (!reader) return null;
  const decoder = new TextDecoder();
  let text = '';
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    text += decoder.decode(next.value, { stream: true });
    if (text.length <= largestDocument) continue;
    await reader.cancel();
    return null;
  }
  return text + decoder.decode();
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
