// What the user decided about reports. It is kept with the settings and so reaches the user's other devices.
import { type PriceChoice, tablePrices } from './price-response';

/** What the user made of a project, by its key. */
export interface ProjectChoice {
  readonly name?: string;
  /** Key of the project it is counted under. */
  readonly mergedInto?: string;
  /** Counted, but not named: all hidden ones are one row. */
  readonly hidden?: boolean;
  readonly costCentre?: string;
}

export interface UsagePreferences {
  readonly projects: Readonly<Record<string, ProjectChoice>>;
  /** Plain text before a ticket's number in branch names: "HARB-". */
  readonly ticketPrefixes: readonly string[];
  readonly keepsBranches: boolean;
  readonly prices: PriceChoice;
}

export const defaultPreferences: UsagePreferences = {
  projects: {},
  ticketPrefixes: [],
  keepsBranches: true,
  prices: tablePrices,
};

/** The project's key after merges. A circle of merges ends where it began. */
export function mergedKey(key: string, projects: UsagePreferences['projects']): string {
  const seen = new Set<string>();
  let at = key;
  while (!seen.has(at)) {
    seen.add(at);
    const next = projects[at]?.mergedInto;
    if (next === undefined || next === '') return at;
    at = next;
  }
  return key;
}
