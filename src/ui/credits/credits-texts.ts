/** How long a balance lasts, in whole days: "3 days", "1 day", "under a day". */
export function runwayText(days: number): string {
  const whole = Math.floor(days);
  if (whole < 1) return 'under a day';
  return whole === 1 ? '1 day' : `${whole} days`;
}
