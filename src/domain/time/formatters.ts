// Sentences name instants and spans; how those read depends on the reader's zone and language, which are handed in.
import { dayMs, hourMs, type Instant, minuteMs } from './instant';

export interface Formatters {
  instant(at: Instant): string;
  span(ms: number): string;
}

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
export const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "Sun 13 Sep, 05:52 UTC" and "2 d 3 h": for reports, and for screens until they say better. */
export const utcFormatters: Formatters = {
  instant: (at) => {
    const date = new Date(at);
    const clock = date.toISOString().slice(11, 16);
    return `${days[date.getUTCDay()]} ${date.getUTCDate()} ${months[date.getUTCMonth()]}, ${clock} UTC`;
  },
  span: (ms) => {
    const { value, unit, rest } = largestUnit(Math.abs(ms));
    return rest === '' ? `${value} ${unit}` : `${value} ${unit} ${rest}`;
  },
};

/** Words of a part that is read later, asked for when the first instant is spelled; in UTC where it cannot be read. */
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
