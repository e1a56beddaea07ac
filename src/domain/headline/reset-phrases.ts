/** "67 %"; 99.6 % used is not "0 % left". */
export function percentWords(left: number): string {
  if (left > 0 && left < 1) return 'under 1 %';
  return `${Math.floor(left)} %`;
}
