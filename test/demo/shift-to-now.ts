const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;
const calendarDay = /^\d{4}-\d\d-\d\d$/;
const secondsKey = /^(?:reset_at|resets_at|available_at)$/;

/**
 * A copy of a recorded body in which every time moved by the same span, as if it had been answered at `now` (epoch ms).
 * `seenAt` says when it was answered; without it the body's own `reset_at − reset_after_seconds` does.
 * A body that says neither comes back as it was.
 */
export function shiftToNow<T>(body: T, now: number, seenAt: number | null = answeredAt(body)): T {
  if (seenAt === null) return structuredClone(body);
  const seconds = Math.round((now - seenAt) / 1_000);
  return moved(body, '', seconds) as T;
}

/** When a usage body was answered, by the first window that says both its end and the time left to it. */
function answeredAt(value: unknown): number | null {
  if (typeof value !== 'object' || value === null) return null;
  const { reset_at, reset_after_seconds } = value as Record<string, unknown>;
  if (typeof reset_at === 'number' && typeof reset_after_seconds === 'number')
    return (reset_at - reset_after_seconds) * 1_000;
  for (const part of Object.values(value)) {
    const found = answeredAt(part);
    if (found !== null) return found;
  }
  return null;
}

function moved(value: unknown, key: string, seconds: number): unknown {
  if (typeof value === 'number') return secondsKey.test(key) ? value + seconds : value;
  if (typeof value === 'string') return movedText(value, seconds);
  if (Array.isArray(value)) return value.map((item) => moved(item, key, seconds));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, moved(part, name, seconds)]));
}

// The fraction is kept as it is spelled: the server gives microseconds, which a Date would cut.
function movedText(text: string, seconds: number): string {
  if (dateTime.test(text)) {
    const whole = Date.parse(`${text.slice(0, 19)}Z`) + seconds * 1_000;
    return new Date(whole).toISOString().slice(0, 19) + text.slice(19);
  }
  if (calendarDay.test(text)) {
    const day = Date.parse(`${text}T12:00:00Z`) + seconds * 1_000;
    return new Date(day).toISOString().slice(0, 10);
  }
  return text;
}

/**
 * The body as the server would answer it `elapsedMs` later with nothing used meanwhile: less time left in every window,
 * and a window that has not started still ends a whole length from now.
 */
export function grownOlder<T>(body: T, elapsedMs: number): T {
  const elapsed = Math.round(elapsedMs / 1_000);
  return aged(body, elapsed) as T;
}

function aged(value: unknown, elapsed: number): unknown {
  if (Array.isArray(value)) return value.map((item) => aged(item, elapsed));
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, aged(part, elapsed)]));
  const { reset_at, reset_after_seconds, limit_window_seconds } = parts;
  if (typeof reset_at !== 'number' || typeof reset_after_seconds !== 'number') return parts;
  return reset_after_seconds === limit_window_seconds
    ? { ...parts, reset_at: reset_at + elapsed }
    : { ...parts, reset_after_seconds: Math.max(0, reset_after_seconds - elapsed) };
}
