import type { GaugeMode } from '../domain/settings';

/**
 * A percentage without its sign, from what is left (0–100), as what is left or used. Rounded so that never more is left than
 * there is: 79.5 left → "79" left or "21" used. Just above zero is not "0": 0.4 left → "<1" left or ">99" used.
 */
export function formatPercent(leftPercent: number, mode: GaugeMode): string {
  const left = clamp(leftPercent);
  if (left > 0 && left < 1) return mode === 'left' ? '<1' : '>99';
  // A floating-point error below a whole number counts as that number.
  const whole = Math.floor(left + 1e-9);
  return String(mode === 'left' ? whole : 100 - whole);
}

/** The value of a `role="meter"`: percent left, 0–100, cut to one decimal, never −0. */
export function gaugeValue(leftPercent: number): number {
  return Math.floor(clamp(leftPercent) * 10 + 1e-9) / 10;
}

function clamp(percent: number): number {
  if (!Number.isFinite(percent)) return 0;
  return Math.min(100, Math.max(0, percent)) || 0;
}
