import type { WhatIfResult } from '../../domain/advice/what-if';
import { dayMs } from '../../domain/time/instant';

/** How long a course is: "two weeks", "23 days". */
export function lengthText({ line }: WhatIfResult): string {
  const days = Math.round(((line.at(-1)?.at ?? 0) - (line[0]?.at ?? 0)) / dayMs);
  return days === 14 ? 'two weeks' : `${days} days`;
}
