/** The approximate price in US dollars: 25 credits are about one dollar before discounts. Null when it is not a number. */
export function dollarsOf(decimal: string): number | null {
  const value = Number(decimal);
  return decimal.trim() !== '' && Number.isFinite(value) ? value / 25 : null;
}
