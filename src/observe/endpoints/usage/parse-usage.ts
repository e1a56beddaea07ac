// GET /wham/usage: windows, gates, credits, the count of resets, spend control, why work is blocked.
// Field table and shapes since February 2026: every part may be null, absent or spelled in more than one way.

import type { Gate, UsageFacts } from '../../../domain/observations/observation';
import { isRecord } from '../../../domain/validation/checks';
import { windowKey } from '../../../domain/windows/limit-window';
import { anyField, type BodyPart, drop, field, isAbsent, list, map, object } from '../../parsing/body-part';
import { count, text } from '../../parsing/part-values';
import type { ReadContext } from '../../parsing/read-context';
import { parseResets } from '../resets/parse-resets';
import { readCredits } from './read-credits';
import { byEnd, type LimitName, readGate, readWindows, type StatedWindow } from './read-limit';
import { readModels } from './read-models';
import { readSpend } from './read-spend';

/** Every part of a usage body that can be read; a damaged one is named in `dropped` and absent from the facts. */
export function parseUsage(body: BodyPart, context: ReadContext): UsageFacts {
  const { at } = context;
  const before = body.dropped.length;
  const limits = readLimits(body);
  const windows = limits.flatMap(({ found, called }) => readWindows(found, called, at));
  const partial = body.dropped.length > before;
  const gates = limits.flatMap(({ found, called }): Gate[] => {
    const gate = readGate(found, called.limit);
    return gate ? [gate] : [];
  });
  const resets = object(field(body, 'rate_limit_reset_credits'));
  return {
    plan: text(field(body, 'plan_type'), 64),
    ...byEnd(once(windows, body)),
    gates,
    credits: readCredits(field(body, 'credits')),
    bankCount: resets && count(anyField(resets, ['available_count', 'availableCount'])),
    bankApplicable: resets && count(field(resets, 'applicable_available_count')),
    ...(resets && !isAbsent(field(resets, 'credits')) && { bank: parseResets(resets, context) }),
    reachedType: readReachedType(field(body, 'rate_limit_reached_type')),
    spend: readSpend(body, at),
    models: readModels(body),
    ...(partial ? { partial } : {}),
  };
}

/** Most limits that are read of one body. Accounts were seen with up to six. */
const mostLimits = 64;

interface Limit {
  readonly found: BodyPart;
  readonly called: LimitName;
}

function readLimits(body: BodyPart): Limit[] {
  const own = (
    [
      ['rate_limit', 'codex'],
      ['code_review_rate_limit', 'code_review'],
    ] as const
  ).flatMap(([key, limit]) => {
    const found = object(field(body, key));
    return found ? [{ found, called: { limit } }] : [];
  });
  const extra = field(body, 'additional_rate_limits');
  const others = isRecord(extra.value) ? map(extra, readExtra) : list(extra, (entry) => readExtra(entry, null));
  const all = [...own, ...others];
  if (all.length > mostLimits) drop(extra, `is cut at ${mostLimits} limits`);
  return all.slice(0, mostLimits);
}

/** An entry of `additional_rate_limits`; in the form of a map its key is the limit's id unless the entry states one. */
function readExtra(entry: BodyPart, key: string | null): Limit | null {
  const extra = object(entry);
  if (!extra) return null;
  const name = text(field(extra, 'limit_name'), 80);
  const id =
    text(anyField(extra, ['metered_feature', 'limit_id']), 64) ?? (key && text({ ...entry, value: key }, 64)) ?? name;
  if (!id) return drop(field(entry, 'metered_feature'), 'is missing');
  const inner = field(extra, 'rate_limit');
  const found = isAbsent(inner) ? extra : object(inner);
  return found && { found, called: name === null ? { limit: id } : { limit: id, name } };
}

/** A limit stated twice keeps its first reading. */
function once(windows: readonly StatedWindow[], body: BodyPart): StatedWindow[] {
  const kept = new Map<string, StatedWindow>();
  for (const window of windows) if (!kept.has(windowKey(window))) kept.set(windowKey(window), window);
  if (kept.size < windows.length) drop(field(body, 'rate_limit'), 'states a window twice');
  return [...kept.values()];
}

/** A plain word, or an object holding one; an object of nulls says nothing. */
function readReachedType(found: BodyPart): string | null {
  return text(isRecord(found.value) ? field(found, 'type') : found, 64);
}
