// Facts from the page's own text, validated where they arrive, because a message from a page is always untrusted.

import type { ResetReading, ResetsFacts, UsageFacts, WindowReading } from '../../domain/observations/observation';
import type { Parsed } from '../../domain/observations/parsed';
import { isRecord } from '../../domain/validation/checks';
import { type BodyPart, field, list, object, required } from '../parsing/body-part';
import { amount, count, instant, number, percent, text } from '../parsing/part-values';

/** Windows, credits and the count of resets. Always partial, because a page may show only some. Never throws. */
export function parsePageText(read: unknown): Parsed<UsageFacts> {
  if (!isRecord(read)) return { ok: false, reason: 'page: read is not object' };
  const found: BodyPart = { value: read, path: '', dropped: [] };
  const balance = amount(field(found, 'credits'));
  const facts: UsageFacts = {
    plan: null,
    windows: list(field(found, 'windows'), readWindow),
    gates: [],
    credits: balance === null ? null : creditsOf(balance),
    bankCount: count(field(found, 'bankCount')),
    bankApplicable: null,
    reachedType: null,
    spend: null,
    models: [],
    partial: true,
  };
  const empty = facts.windows.length === 0 && facts.credits === null && facts.bankCount === null;
  if (empty) return { ok: false, reason: 'page: read holds no fact' };
  return { ok: true, value: facts, dropped: found.dropped.map((line) => `page: ${line}`) };
}

/**
 * The resets a page showed with the time they expire. The page names no ids, so these keys never equal those of the
 * endpoint's list: they are used only while no such list of the account is known. Never throws.
 */
export function parsePageResets(read: unknown): Parsed<ResetsFacts> {
  if (!isRecord(read)) return { ok: false, reason: 'page: read is not object' };
  const found: BodyPart = { value: read, path: '', dropped: [] };
  const resets = list(field(found, 'resets'), readReset);
  if (resets.length === 0) return { ok: false, reason: 'page: read holds no reset' };
  const value: ResetsFacts = {
    available: count(field(found, 'bankCount')),
    resets,
    totalEarned: null,
    purchaseOffered: null,
    partial: true,
  };
  return { ok: true, value, dropped: found.dropped.map((line) => `page: ${line}`) };
}

function readWindow(entry: BodyPart): WindowReading | null {
  const window = object(entry);
  if (!window) return null;
  const limit = required(field(window, 'limit'), (found) => text(found, 64));
  const name = text(field(window, 'name'), 80);
  const seconds = required(field(window, 'seconds'), number);
  const usedPercent = required(field(window, 'usedPercent'), percent);
  const resetsAt = required(field(window, 'resetsAt'), instant);
  if (limit === null || seconds === null || seconds <= 0 || usedPercent === null || resetsAt === null) return null;
  return name === null ? { limit, seconds, usedPercent, resetsAt } : { limit, name, seconds, usedPercent, resetsAt };
}

function readReset(entry: BodyPart, index: number): ResetReading | null {
  const reset = object(entry);
  const expiresAt = reset && required(field(reset, 'expiresAt'), instant);
  if (!reset || expiresAt === null) return null;
  return {
    key: `page:${expiresAt}:${index}`,
    status: 'available',
    title: text(field(reset, 'title'), 120),
    description: null,
    grantedAt: null,
    expiresAt,
    redeemedAt: null,
  };
}

function creditsOf(balance: string): UsageFacts['credits'] {
  return {
    has: Number(balance) > 0,
    unlimited: false,
    balance,
    overageReached: false,
    localMessages: null,
    cloudMessages: null,
  };
}
