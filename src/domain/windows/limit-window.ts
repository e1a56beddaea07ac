// A window is a limit with a length. It is named by its length, because the slot it arrives in differs from plan to
// plan.

export interface LimitWindow {
  /** `codex`, `code_review`, or the metered feature of an extra limit such as `codex_bengalfox`. */
  readonly limit: string;
  readonly seconds: number;
}

/** Whether this is one of the account's own limits, not an extra one. */
export function isOwnLimit(limit: string): boolean {
  return limit === 'codex' || limit === 'code_review';
}

const luna = 'Luna Reserve';

/** Limits of which bodies state an id, a slug or a name, by each of these: the page itself shows one name for all. */
const knownLimits: ReadonlyMap<string, string> = new Map([
  ['base_model_inference', luna],
  ['gpt-reserve', luna],
  ['codex_bengalfox', 'GPT-5.3-Codex-Spark'],
]);

/** The name of an extra limit, the same everywhere: as the page shows it, else as the body names it, else its id. */
export function limitName(limit: string, name?: string): string {
  const stated = name ?? limit;
  if (name !== undefined && !knownLimits.has(name)) return name;
  return knownLimits.get(stated) ?? knownLimits.get(limit) ?? stated;
}

/** A map key for a window. */
export function windowKey({ limit, seconds }: LimitWindow): string {
  return `${limit}/${seconds}`;
}

/** The window of a key made by {@link windowKey}; null for any other text. */
export function windowOfKey(key: string): LimitWindow | null {
  const [, limit, seconds] = /^(.+)\/(\d+)$/.exec(key) ?? [];
  return limit === undefined ? null : { limit, seconds: Number(seconds) };
}

/** Whether two windows have the same limit and length. */
export function sameWindow(a: LimitWindow, b: LimitWindow): boolean {
  return a.limit === b.limit && a.seconds === b.seconds;
}
