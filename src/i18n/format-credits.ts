/**
 * An amount of credits, given as the page's decimal string. Digits are grouped as in the locale; decimals are cut to two, never
 * rounded up: "260.9493799584" → "260.94", "1234567.5" → "1,234,567.50". Null when it is not a number.
 */
export function formatCredits(decimal: string, locale: string): string | null {
  const value = Number(decimal);
  if (decimal.trim() === '' || !Number.isFinite(value)) return null;
  const truncated = Math.trunc(value * 100 + Math.sign(value) * 1e-6) / 100 || 0;
  const minDecimals = Math.trunc(truncated) === truncated ? 0 : 2;
  return new Intl.NumberFormat(locale, { minimumFractionDigits: minDecimals, maximumFractionDigits: 2 }).format(
    truncated,
  );
}

/** The approximate price in US dollars: 25 credits are about one dollar before discounts. Null when it is not a number. */
export function dollarsOf(decimal: string): number | null {
  const value = Number(decimal);
  return decimal.trim() !== '' && Number.isFinite(value) ? value / 25 : null;
}
