// What the user decided about reports. It is kept with the settings and so reaches the user's other devices.

import { type GivenNames, givenNamesFrom } from './given-names';
import { type PriceChoice, tablePrices } from './price-response';
import type { PriceRow } from './price-table';
import { type Budget, budgetsFrom, type DeferredTask, deferredFrom } from './stored-budgets';

/** The user's choices for a project, by its key. */
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
  /** Names that were given to projects on another device. */
  readonly givenNames: GivenNames;
  /** Plain text before a ticket's number in branch names: "HARB-". */
  readonly ticketPrefixes: readonly string[];
  readonly keepsBranches: boolean;
  /** Whether the user's other devices learn the names of projects; else they see labels. */
  readonly sharesProjectNames: boolean;
  readonly prices: PriceChoice;
  readonly budgets: readonly Budget[];
  /** Tasks put off until a budget or a window allows them. */
  readonly deferred: readonly DeferredTask[];
  /** Credits above which a task is unusual; null for what is unusual here. */
  readonly taskThreshold: number | null;
}

export const defaultPreferences: UsagePreferences = {
  projects: {},
  givenNames: {},
  ticketPrefixes: [],
  keepsBranches: true,
  sharesProjectNames: false,
  prices: tablePrices,
  budgets: [],
  deferred: [],
  taskThreshold: null,
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

/** Preferences as stored by this or any other version: what is missing or of another type is the default. */
export function preferencesFrom(stored: Partial<UsagePreferences> | undefined): UsagePreferences {
  const given = (isRecord(stored) ? stored : {}) as Record<string, unknown>;
  const { projects, givenNames, ticketPrefixes, keepsBranches, sharesProjectNames, prices } = given;
  const { budgets, deferred, taskThreshold } = given;
  return {
    projects: Object.fromEntries(
      Object.entries(isRecord(projects) ? projects : {}).filter(([, choice]) => isRecord(choice)),
    ) as UsagePreferences['projects'],
    givenNames: givenNamesFrom(givenNames),
    ticketPrefixes: Array.isArray(ticketPrefixes) ? ticketPrefixes.filter((prefix) => typeof prefix === 'string') : [],
    keepsBranches: keepsBranches !== false,
    sharesProjectNames: sharesProjectNames === true,
    prices: pricesFrom(prices),
    budgets: budgetsFrom(budgets),
    deferred: deferredFrom(deferred),
    taskThreshold: isRate(taskThreshold) && taskThreshold > 0 ? taskThreshold : null,
  };
}

function pricesFrom(stored: unknown): PriceChoice {
  if (!isRecord(stored)) return tablePrices;
  const { overrides, fastCredits } = stored;
  return {
    overrides: Array.isArray(overrides) ? overrides.filter(isPriceRow) : [],
    fastCredits: isRate(fastCredits) && fastCredits >= 1 ? fastCredits : null,
  };
}

function isPriceRow(row: unknown): row is PriceRow {
  if (!isRecord(row)) return false;
  const { model, from, usd } = row;
  return (
    typeof model === 'string' && typeof from === 'string' && Array.isArray(usd) && usd.length === 3 && usd.every(isRate)
  );
}

const isRate = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && value >= 0;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
