// What plans cost and how much they allow, by public pages. Dated, sourced, and editable by the user.

/** Plans in order of price. */
export const planIds = ['go', 'plus', 'pro5', 'pro20'] as const;
export type PlanId = (typeof planIds)[number];

export interface PlanFigures {
  /** US dollars a month. */
  readonly price: number;
  /** How many times the weekly allowance of Plus. */
  readonly multiple: number;
}

/** When the pages were read. */
export const figuresReadOn = '2026-06';
/** Where prices and the multiples of Pro are stated. Go's multiple is stated nowhere: ours is a guess. */
export const figuresSource = 'developers.openai.com/codex/pricing';

export const planPresets: Readonly<Record<PlanId, PlanFigures>> = {
  go: { price: 8, multiple: 0.2 },
  plus: { price: 20, multiple: 1 },
  pro5: { price: 100, multiple: 5 },
  pro20: { price: 200, multiple: 20 },
};

/** What the user changed, by plan. */
export type PlanChoices = Partial<Readonly<Record<PlanId, Partial<PlanFigures>>>>;

export const planLimits = {
  price: { least: 0, most: 1_000_000 },
  multiple: { least: 0.01, most: 10_000 },
} as const;

/** Figures as stored by this or any other version: what is missing or out of range is the preset. */
export function plansFrom(stored: unknown): Readonly<Record<PlanId, PlanFigures>> {
  const given = asRecord(stored);
  const figuresOf = (id: PlanId): PlanFigures => {
    const own = asRecord(given[id]);
    const figureOf = (name: keyof PlanFigures): number => {
      const value = own[name];
      const { least, most } = planLimits[name];
      return typeof value === 'number' && value >= least && value <= most ? value : planPresets[id][name];
    };
    return { price: figureOf('price'), multiple: figureOf('multiple') };
  };
  return Object.fromEntries(planIds.map((id) => [id, figuresOf(id)])) as Record<PlanId, PlanFigures>;
}

/** The plan by the server's code; null where no multiple of it is stated. */
export function planOf(code: string | null): PlanId | null {
  const plans: Readonly<Record<string, PlanId>> = { go: 'go', plus: 'plus', prolite: 'pro5', pro: 'pro20' };
  return plans[code?.toLowerCase() ?? ''] ?? null;
}

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
