/**
 * The result of every parser: a value and the reasons for parts that were dropped, or the reason why there is no value. A
 * reason names a path and a rule (`rate_limit.primary_window.reset_at is not number`), never a value of the body.
 */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T; readonly dropped: readonly string[] }
  | { readonly ok: false; readonly reason: string };
