// The page's own daily breakdown beside the use found in session files. They are never added, because both describe the same
// work.
import type { DayStatement } from '../history/daily-usage';

export interface PageComparison {
  /** Days on which the page stated what the local surfaces used. */
  readonly days: number;
  /** Credits by the page, of the surfaces that session files can know of. */
  readonly page: number;
  /** Credits by session files on those days. */
  readonly local: number;
  /** `local` ÷ `page`. */
  readonly coverage: number;
  readonly finding: 'agrees' | 'too-much' | 'too-little';
}

/** Surfaces whose work leaves session files on a computer; the others run in the cloud or on somebody's server. */
const localSurfaces: ReadonlySet<string> = new Set(['cli', 'vscode', 'jetbrains', 'desktop_app', 'exec', 'sdk']);
const [tooMuch, tooLittle] = [1.1, 0.5];
/** The page states credits by this name, and percent otherwise, which cannot be compared. */
const creditsUnit = /credit/i;

/** Null where the page states no credits of local surfaces on any of the days. `localByDay`: credits by UTC day. */
export function comparePage(
  statements: readonly DayStatement[],
  localByDay: ReadonlyMap<string, number>,
): PageComparison | null {
  let [days, page, local] = [0, 0, 0];
  for (const { day, units } of statements) {
    if (units === null || !creditsUnit.test(units)) continue;
    const stated = day.surfaces
      .filter(({ name }) => localSurfaces.has(name))
      .reduce((sum, { value }) => sum + value, 0);
    if (stated <= 0) continue;
    days += 1;
    page += stated;
    local += localByDay.get(day.date) ?? 0;
  }
  if (days === 0) return null;
  const coverage = local / page;
  return {
    days,
    page,
    local,
    coverage,
    finding: coverage > tooMuch ? 'too-much' : coverage < tooLittle ? 'too-little' : 'agrees',
  };
}
