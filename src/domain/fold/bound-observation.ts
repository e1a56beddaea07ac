// What one observation may bring into the state. A page's script or a crafted file can state thousands of limits. Real accounts
// state a few: no list of the recorded bodies has more than four entries, and no text is longer than 90 characters.
import type { Observation, ResetsFacts, UsageFacts } from '../observations/observation';
import { isOwnLimit } from '../windows/limit-window';

/** Windows, limits, models, rules, grants and the like: more than ten times what real accounts have. */
export const mostEntries = 64;
/** Banked resets, and names of fallback models. */
const mostResets = 100;
const mostFallbacks = 8;

/** The observation without what is beyond these numbers; the same one where nothing is. The account's own limits go first. */
export function boundObservation(observation: Observation): Observation {
  switch (observation.kind) {
    case 'usage': {
      const facts = boundUsage(observation.facts);
      return facts === observation.facts ? observation : { ...observation, facts };
    }
    case 'resets': {
      const facts = boundResets(observation.facts);
      return facts === observation.facts ? observation : { ...observation, facts };
    }
    case 'balance':
    case 'referral-offer':
    case 'referral-rules':
      return { ...observation, facts: boundLists(observation.facts) } as Observation;
    case 'invites':
      return { ...observation, facts: { ...observation.facts, byStatus: firstKeys(observation.facts.byStatus) } };
    default:
      return observation;
  }
}

function boundUsage(facts: UsageFacts): UsageFacts {
  const { windows, undated, gates, models, spend, bank } = facts;
  const lists = [windows, undated, gates, models, spend?.limits];
  const isSmall =
    lists.every((list) => (list?.length ?? 0) <= mostEntries) &&
    (bank?.resets.length ?? 0) <= mostResets &&
    models.every(({ fallbacks }) => (fallbacks?.length ?? 0) <= mostFallbacks);
  if (isSmall) return facts;
  return {
    ...facts,
    windows: ownFirst(windows),
    ...(undated && { undated: ownFirst(undated) }),
    gates: ownFirst(gates),
    models: models
      .slice(0, mostEntries)
      .map((model) => (model.fallbacks ? { ...model, fallbacks: model.fallbacks.slice(0, mostFallbacks) } : model)),
    spend: spend && { ...spend, limits: spend.limits.slice(0, mostEntries) },
    ...(bank && { bank: boundResets(bank) }),
    // A window that was cut is not one that was withdrawn.
    ...(windows.length > mostEntries && { partial: true }),
  };
}

function boundResets(facts: ResetsFacts): ResetsFacts {
  return facts.resets.length <= mostResets
    ? facts
    : { ...facts, resets: facts.resets.slice(0, mostResets), partial: true };
}

/** Longest text of its own, and longest text inside a record of a list. Parsers keep no more. */
const longestProse = 600;
const longestWord = 64;

/** The facts with every list and every text cut. The lists hold texts and small records. */
function boundLists<Facts extends object>(facts: Facts): Facts {
  const bounded = Object.entries(facts).map(([name, value]) => [name, boundList(value)]);
  return Object.fromEntries(bounded) as Facts;
}

function boundList(value: unknown): unknown {
  if (!Array.isArray(value)) return cut(value, longestProse);
  return value.slice(0, mostEntries).map((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return cut(entry, longestProse);
    return Object.fromEntries(Object.entries(entry).map(([name, part]) => [name, cut(part, longestWord)]));
  });
}

function cut(value: unknown, length: number): unknown {
  return typeof value === 'string' && value.length > length ? value.slice(0, length) : value;
}

function ownFirst<One extends { readonly limit: string }>(list: readonly One[]): readonly One[] {
  if (list.length <= mostEntries) return list;
  const isOwn = ({ limit }: One) => isOwnLimit(limit);
  return [...list.filter(isOwn), ...list.filter((one) => !isOwn(one))].slice(0, mostEntries);
}

function firstKeys<Value>(record: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  const entries = Object.entries(record);
  return entries.length <= mostEntries ? record : Object.fromEntries(entries.slice(0, mostEntries));
}
