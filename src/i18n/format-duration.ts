import { dayMs, hourMs, minuteMs } from '../domain/time/instant';

/**
 * A duration in milliseconds in its two largest units: "4 d 1 h", "4 h 34 min", "34 min". Rounded up to a minute, so that time
 * still left is never "0 min", which stands for zero or less.
 */
export function formatDuration(durationMs: number): string {
  const ms = Math.max(0, Math.ceil(durationMs / minuteMs)) * minuteMs;
  const days = Math.floor(ms / dayMs);
  const hours = Math.floor((ms % dayMs) / hourMs);
  const minutes = days > 0 ? 0 : (ms % hourMs) / minuteMs;
  const parts = [days > 0 && `${days} d`, hours > 0 && `${hours} h`, minutes > 0 && `${minutes} min`];
  return parts.filter(Boolean).join(' ') || '0 min';
}
