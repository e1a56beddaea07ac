/**
 * A decimal string of credits for reading: grouped, at most two decimals, cut rather than rounded up
 * ("260.9493799584" → "260.94"). Null when it is not a number.
 */
export function formatCredits(decimal: string, locale: string): string | null {
  const value = Number(decimal);
  if (decimal.trim() === '' || !Number.isFinite(value)) return null;
  const cut = Math.trunc(value * 100 + Math.sign(value) * 1e-6) / 100 || 0;
  const few = Math.trunc(cut) === cut ? 0 : 2;
  return new Intl.NumberFormat(locale, { minimumFractionDigits: few, maximumFractionDigits: 2 }).format(cut);
}

/** About what so many credits cost, in dollars: 25 credits are about one. Null when it is not a number. */
export function dollarsOf(decimal: string): number | null {
  const value = Number(decimal);
  return decimal.trim() !== '' && Number.isFinite(value) ? value / 25 : null;
}
