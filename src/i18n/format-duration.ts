import { dayMs, hourMs, minuteMs } from '../domain/time/instant';

/**
 * A span in its two largest units, rounded up to a minute so that time still left never reads as none:
 * "4 d 1 h", "4 h 34 min", "34 min", "1 min". Zero or less is "0 min".
 */
export function formatDuration(spanMs: number): string {
  const ms = Math.max(0, Math.ceil(spanMs / minuteMs)) * minuteMs;
  const days = Math.floor(ms / dayMs);
  const hours = Math.floor((ms % dayMs) / hourMs);
  const minutes = days > 0 ? 0 : (ms % hourMs) / minuteMs;
  const parts = [days > 0 && `${days} d`, hours > 0 && `${hours} h`, minutes > 0 && `${minutes} min`];
  return parts.filter(Boolean).join(' ') || '0 min';
}

/** How long ago, in one unit, rounded down: "just now", "3 min ago", "5 h ago", "2 d ago". The future is "just now". */
export function formatAgo(spanMs: number): string {
  if (spanMs < minuteMs) return 'just now';
  if (spanMs < hourMs) return `${Math.floor(spanMs / minuteMs)} min ago`;
  if (spanMs < 2 * dayMs) return `${Math.floor(spanMs / hourMs)} h ago`;
  return `${Math.floor(spanMs / dayMs)} d ago`;
}
