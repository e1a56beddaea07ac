// How sentences spell instants and spans. Depends on the reader's zone and language, so it is handed in.
import { dayMs, hourMs, type Instant, minuteMs } from './instant';

export interface Formatters {
  /** "Sun 13 Sep, 05:52 UTC". */
  instant(at: Instant): string;
  /** A length of time: "2 d 3 h". */
  duration(ms: number): string;
}

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
export const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Formatters in UTC and English: for reports, and where no reader is known. */
export const utcFormatters: Formatters = {
  instant: (at) => {
    const date = new Date(at);
    const clock = date.toISOString().slice(11, 16);
    return `${days[date.getUTCDay()]} ${date.getUTCDate()} ${months[date.getUTCMonth()]}, ${clock} UTC`;
  },
  duration: (ms) => {
    const { value, unit, rest } = largestUnit(Math.abs(ms));
    return rest === '' ? `${value} ${unit}` : `${value} ${unit} ${rest}`;
  },
};

/** Formatters that are looked up when an instant is first spelled; in UTC where the lookup throws. */
export function lazyFormatters(find: () => Formatters): Formatters {
  const instant = (at: Instant) => {
    try {
      return find().instant(at);
    } catch {
      return utcFormatters.instant(at);
    }
  };
  return { ...utcFormatters, instant };
}

function largestUnit(ms: number): { value: number; unit: string; rest: string } {
  if (ms >= dayMs) return split(ms, dayMs, 'd', hourMs, 'h');
  if (ms >= hourMs) return split(ms, hourMs, 'h', minuteMs, 'min');
  return { value: Math.floor(ms / minuteMs), unit: 'min', rest: '' };
}

function split(ms: number, unitMs: number, unit: string, smallMs: number, small: string) {
  const rest = Math.floor((ms % unitMs) / smallMs);
  return { value: Math.floor(ms / unitMs), unit, rest: rest > 0 ? `${rest} ${small}` : '' };
}
