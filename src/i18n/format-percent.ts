/** The value of a `role="meter"`: percent left, 0–100, cut to one decimal, never −0. */
export function gaugeValue(leftPercent: number): number {
  return Math.floor(clamp(leftPercent) * 10 + 1e-9) / 10;
}

function clamp(percent: number): number {
  if (!Number.isFinite(percent)) return 0;
  return Math.min(100, Math.max(0, percent)) || 0;
}
