// The figures of the enterprise guide, as presets the user may edit. There is no public evidence for the guide's unit (CCU), so
// every screen labels them. Names are a stored format (`settings.guide`): never rename one.

/** A preset, and the range in which a typed value makes sense. */
interface FigureSpec {
  readonly preset: number;
  readonly least: number;
  readonly most: number;
}

const mostMoney = 1_000_000;
const mostUnits = 1_000_000_000;
const money = (preset: number): FigureSpec => ({ preset, least: 0, most: mostMoney });
const units = (preset: number): FigureSpec => ({ preset, least: 0, most: mostUnits });
const percent = (preset: number): FigureSpec => ({ preset, least: 0, most: 100 });
const count = (preset: number, least: number, most: number): FigureSpec => ({ preset, least, most });

/**
 * Fees in US dollars a month, grants in units a month, rates in US dollars for a unit above the grant. Go's fee, grant and rate are
 * the round ones that give the guide's examples: $14.10 for 704 units, and the same as Plus at 940.
 */
export const figureSpecs = {
  goFee: money(9),
  goUnits: units(500),
  goRate: money(0.025),
  goCarry: units(750),
  plusFee: money(20),
  plusUnits: units(2_000),
  plusRate: money(0.018),
  plusCarry: units(3_000),
  proFee: money(200),
  proUnits: units(10_000),
  proRate: money(0.012),
  proCarry: units(15_000),
  used: units(12_000),
  elapsedDays: count(15, 1, 366),
  periodDays: count(30, 1, 366),
  carried: units(5_000),
  month1: units(6_000),
  month2: units(8_000),
  month3: units(9_000),
  month4: units(25_000),
  month5: units(10_000),
  month6: units(12_000),
  reserveThreshold: percent(70),
  reserveShare: percent(60),
  reserveCapHours: count(4, 0, 720),
  busyHours: count(8, 0, 24),
  busyUse: units(20),
  hourlyRate: money(85),
  hoursSaved: count(40, 0, 1_000_000),
  valueLow: count(8, 0, 10_000),
  valueHigh: count(15, 0, 10_000),
  people: count(4, 0, 1_000_000),
  perDay: units(8),
  workDays: count(22, 0, 31),
  offPeakShare: percent(30),
  offPeakDiscount: percent(0),
  cacheShare: percent(100),
  scopingLow: percent(40),
  scopingHigh: percent(60),
  cachingLow: percent(20),
  cachingHigh: percent(35),
  rolloverLow: percent(53),
  rolloverHigh: percent(80),
  routingLow: percent(0),
  routingHigh: percent(0),
  offPeakLow: percent(0),
  offPeakHigh: percent(0),
  reserveLow: percent(0),
  reserveHigh: percent(0),
  budgetsLow: percent(0),
  budgetsHigh: percent(0),
  reviewLow: percent(0),
  reviewHigh: percent(0),
} as const satisfies Readonly<Record<string, FigureSpec>>;

export type FigureName = keyof typeof figureSpecs;
export type GuideFigures = Readonly<Record<FigureName, number>>;

export const figureNames = Object.keys(figureSpecs) as readonly FigureName[];

/** The tiers of the guide, cheapest first. */
export const tierIds = ['go', 'plus', 'pro'] as const;
export type TierId = (typeof tierIds)[number];

/** The eight measures of the guide's checklist. */
const measureIds = ['scoping', 'caching', 'routing', 'offPeak', 'reserve', 'rollover', 'budgets', 'review'] as const;
export type MeasureId = (typeof measureIds)[number];

/** The user's changes to the guide's figures. What is absent is as in the guide. */
export interface GuideChoices {
  /** Figures that differ from their preset. */
  readonly figures?: Partial<GuideFigures>;
  /** The tier that reserve and rollover are worked out for. */
  readonly tier?: TierId;
  /** Measures that are done. */
  readonly done?: readonly MeasureId[];
}

export interface Guide {
  readonly figures: GuideFigures;
  readonly tier: TierId;
  readonly done: readonly MeasureId[];
}

/** The choices as stored by this or any other version: what is missing, unknown or out of range is the preset. */
export function guideFrom(stored: unknown): Guide {
  const { figures, tier, done } = asRecord(stored);
  const given = asRecord(figures);
  const whole = figureNames.map((name): [FigureName, number] => {
    const value = given[name];
    return [name, isInRange(name, value) ? value : figureSpecs[name].preset];
  });
  return {
    figures: Object.fromEntries(whole) as Record<FigureName, number>,
    tier: tierIds.find((id) => id === tier) ?? 'pro',
    done: measureIds.filter((id) => Array.isArray(done) && done.includes(id)),
  };
}

/** The choices with one figure changed. A figure at its preset is not stored, so that a better preset reaches the user. */
export function withFigure(choices: GuideChoices, name: FigureName, value: number): GuideChoices {
  const { [name]: _before, ...others } = choices.figures ?? {};
  const figures = value === figureSpecs[name].preset ? others : { ...others, [name]: value };
  return { ...choices, figures };
}

function isInRange(name: FigureName, value: unknown): value is number {
  const { least, most } = figureSpecs[name];
  return typeof value === 'number' && value >= least && value <= most;
}

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
