// The recorded series as captures. Where a series leaves a figure open, the one its source describes is filled in.
import { type Shot, sample, usageBody, type WireWindow } from './capture';

type Row = Record<string, unknown>;

const week = 604_800;

function rowsOf(name: string): readonly Row[] {
  return (sample(`series-${name}.json`) as { rows: Row[] }).rows;
}

const plus = (at: string, seconds: number) => new Date(Date.parse(at) + seconds * 1_000).toISOString();
const weekly = (used: number, ends: string): WireWindow => ({ used, seconds: week, ends });

/** 5-hour 96 % and weekly 52 %, then both at nothing and at full length, and one reset fewer. */
export function redeemed(): Shot[] {
  const instants = ['2026-07-12T01:47:04Z', '2026-07-12T01:47:06Z'];
  return rowsOf('2026-07-12-redeem-before-after').map((row, index) => {
    const at = instants[index] ?? '';
    const side = (name: string, seconds: number): WireWindow => {
      const { used_percent: used, ...rest } = row[name] as Record<string, number>;
      return {
        used: used ?? 0,
        seconds,
        ends: plus(at, rest.reset_in_approx_seconds ?? rest.reset_after_seconds ?? 0),
      };
    };
    const windows = [side('five_hour', 18_000), side('weekly', week)];
    return { at, body: usageBody(at, windows, { rate_limit_reset_credits: { available_count: row.available_count } }) };
  });
}

/** The date moves a day a day while use goes on; then a free reset. */
export function drifting(): Shot[] {
  const used = [40, 46, 53];
  return rowsOf('2026-07-18-reset-at-drifts-without-refill').map((row, index) => {
    const isFree = row.observed_on === 'after free reset';
    const at = isFree ? '2026-07-22T10:31:00Z' : `${row.observed_on}T09:00:00Z`;
    const ends = isFree ? '2026-07-29T10:26:00Z' : `${row.displayed_reset}T09:00:00Z`;
    return {
      at,
      body: usageBody(at, [weekly(isFree ? 100 - Number(row.remaining_percent) : (used[index] ?? 0), ends)]),
    };
  });
}

/** 27 % used, hours of idling, then nothing used and seven days from that moment. */
export function reanchored(): Shot[] {
  return rowsOf('2026-08-13-idle-then-reanchored').map(({ observed_at, weekly_used_percent, reset_at }) => {
    const at = String(observed_at).replace(/(T\d\d:\d\d)Z$/, '$1:00Z');
    const ends = String(reset_at).includes('T') ? plus(at, week) : `${reset_at}T12:00:00Z`;
    return { at, body: usageBody(at, [weekly(Number(weekly_used_percent), ends)]) };
  });
}

/** The allowance is refreshed, the displayed end stays; two days later 4 % are left of it. */
export function boundaryKept(): Shot[] {
  const [before, after] = rowsOf('2026-09-07-global-reset-boundary-kept');
  const ends = [before, after].map((row) => new Date(String(row?.displayed_reset)).toISOString());
  const shot = (at: string, used: number, end = ends[0]): Shot => ({
    at,
    body: usageBody(at, [weekly(used, end ?? '')]),
  });
  return [
    shot('2026-09-07T10:00:00Z', 88),
    shot('2026-09-07T16:00:00Z', 0),
    shot('2026-09-07T16:20:00Z', 1),
    shot('2026-09-09T12:00:00Z', 100 - Number(after?.remaining_percent), ends[1]),
  ];
}

/** One reading: weekly started long ago, both Spark windows have not. */
export function unstarted(): Shot[] {
  const rows = rowsOf('2026-09-08-unstarted-windows');
  const at = new Date(Number(rows[0]?.observed_at_epoch) * 1_000).toISOString();
  const wire = ({ limit_window_seconds, reset_at }: Row, used: number) => ({
    used_percent: used,
    limit_window_seconds,
    reset_at,
  });
  const [own, short, long] = rows;
  const body = {
    ...usageBody(at, []),
    rate_limit: { allowed: true, limit_reached: false, primary_window: wire(own ?? {}, 12), secondary_window: null },
    additional_rate_limits: [
      {
        limit_name: 'GPT-5.3-Codex-Spark',
        metered_feature: 'codex_bengalfox',
        rate_limit: { allowed: true, primary_window: wire(short ?? {}, 0), secondary_window: wire(long ?? {}, 0) },
      },
    ],
  };
  return [{ at, body }];
}

export const allSeries: readonly (readonly [string, () => Shot[]])[] = [
  ['redeemed', redeemed],
  ['drifting', drifting],
  ['reanchored', reanchored],
  ['boundaryKept', boundaryKept],
  ['unstarted', unstarted],
];
