import type { GaugeMode } from '../domain/settings';

/**
 * A whole percent in words, rounded against the user: never more left than there is, never "0 left" while some is.
 * Left 79.5 → "79", used 20.5 → "21", so both faces of one number add up to 100. Left 0.4 → "<1", used 99.6 → ">99".
 */
export function formatPercent(leftPercent: number, mode: GaugeMode): string {
  const left = clamp(leftPercent);
  if (left > 0 && left < 1) return mode === 'left' ? '<1' : '>99';
  // A hair below a whole number (0.1 + 0.2 arithmetic) is that number, not the one before.
  const whole = Math.floor(left + 1e-9);
  return String(mode === 'left' ? whole : 100 - whole);
}

/** The number a gauge hands to assistive technology: % left to one decimal, 0–100, never −0. */
export function gaugeValue(leftPercent: number): number {
  return Math.floor(clamp(leftPercent) * 10 + 1e-9) / 10;
}

function clamp(percent: number): number {
  if (!Number.isFinite(percent)) return 0;
  return Math.min(100, Math.max(0, percent)) || 0;
}
