/**
 * The answer of every parser: a value plus what had to be left out, or one line saying why there is none.
 * Reasons name a path and a rule (`rate_limit.primary_window.reset_at is not number`), never a value.
 */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T; readonly dropped: readonly string[] }
  | { readonly ok: false; readonly reason: string };
