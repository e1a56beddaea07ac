// A window is a limit with a length. It is named by its length, because the slot it arrives in differs from plan to
// plan.

export interface LimitWindow {
  /** `codex`, `code_review`, or the metered feature of an extra limit such as `codex_bengalfox`. */
  readonly limit: string;
  readonly seconds: number;
}

/** The account's own limits, whatever else a body names. */
export function isOwnLimit(limit: string): boolean {
  return limit === 'codex' || limit === 'code_review';
}

const namedLengths: ReadonlyMap<number, string> = new Map([
  [18_000, '5-hour'],
  [86_400, 'Daily'],
  [604_800, 'Weekly'],
  [2_592_000, 'Monthly'],
  [2_628_000, 'Monthly'],
]);

const luna = 'Luna Reserve';

/** Limits of which bodies state an id, a slug or a name, by each of these: the page itself shows one name for all. */
const knownLimits: ReadonlyMap<string, string> = new Map([
  ['base_model_inference', luna],
  ['gpt-reserve', luna],
  ['codex_bengalfox', 'GPT-5.3-Codex-Spark'],
]);

/** An extra limit's one name, wherever it is spoken of: as the page shows it, else as the body names it, else its id. */
export function limitName(limit: string, name?: string): string {
  const stated = name ?? limit;
  if (name !== undefined && !knownLimits.has(name)) return name;
  return knownLimits.get(stated) ?? knownLimits.get(limit) ?? stated;
}

/** "5-hour", "Weekly", "Monthly"; any other length is named by its length: "36-hour", "3-day", "90-minute". */
function lengthName(seconds: number): string {
  const named = namedLengths.get(seconds);
  if (named) return named;
  if (seconds % 86_400 === 0) return `${seconds / 86_400}-day`;
  if (seconds % 3_600 === 0) return `${seconds / 3_600}-hour`;
  return seconds % 60 === 0 ? `${seconds / 60}-minute` : `${seconds}-second`;
}

/**
 * "Weekly", "Code review weekly", "GPT-5.3-Codex-Spark 5-hour": how a window is called on the screen and to screen
 * readers.
 */
export function windowLabel(window: LimitWindow, name?: string): string {
  const length = lengthName(window.seconds);
  if (window.limit === 'codex') return length;
  const limit = window.limit === 'code_review' ? 'Code review' : limitName(window.limit, name);
  return `${limit} ${length.toLowerCase()}`;
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

export function sameWindow(a: LimitWindow, b: LimitWindow): boolean {
  return a.limit === b.limit && a.seconds === b.seconds;
}
