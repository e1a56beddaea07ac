import type { BurnDownPoint } from '../../domain/forecast/outlook';
import type { UsageSeries } from '../../domain/history/usage-series';
import { allOf, message } from '../../domain/messages/message';
import type { Message } from '../../domain/messages/value';
import type { GaugeMode } from '../../domain/settings';
import type { Instant } from '../../domain/time/instant';
import { levelAt, type RibbonPin } from './ribbon-model';

interface RibbonFacts {
  readonly now: Instant;
  readonly series: UsageSeries;
  readonly line: readonly BurnDownPoint[];
  readonly pins: readonly RibbonPin[];
  readonly mode: GaugeMode;
}

export interface RibbonTexts {
  /** "A banked reset expires, Mon 23 Nov, 23:15; use it by Mon 23 Nov, 20:15", "today 12:00: 61% left". */
  readonly readout: Message;
  /** The same beside the instant; null where nothing is known about it. */
  readonly cell: Message | null;
}

/** The text about an instant on the ribbon: its dates, else what was or will be left. */
export function ribbonTexts(at: Instant, facts: RibbonFacts): RibbonTexts {
  const here = facts.pins.filter((pin) => pin.at === at);
  const [pin] = here;
  if (!pin) return ofLevel(at, facts);
  const what = here.length === 1 ? pin.text : message('common.line', { parts: allOf(here.map(({ text }) => text)) });
  const { useBy } = pin;
  if (useBy === undefined || useBy <= facts.now) return { readout: message('upcoming.pin', { what, at }), cell: what };
  return {
    readout: message('upcoming.pin.useBy', { what, at, useBy }),
    cell: message('upcoming.useItBy', { what, useBy }),
  };
}

function ofLevel(at: Instant, { now, series, line, mode: gauge }: RibbonFacts): RibbonTexts {
  const level = levelAt(at, now, series, line);
  if (level.kind === 'unknown') {
    const what = message(at <= now ? 'upcoming.level.notSeen' : 'upcoming.level.notForecast');
    return { readout: message('upcoming.readout', { at, what }), cell: null };
  }
  const what =
    level.kind === 'read'
      ? message('upcoming.level.read', { gauge, percent: shown(level.left, gauge) })
      : message('upcoming.level.forecast', {
          gauge,
          middle: shown(level.left, gauge),
          low: shown(gauge === 'left' ? level.low : level.high, gauge),
          high: shown(gauge === 'left' ? level.high : level.low, gauge),
        });
  return { readout: message('upcoming.readout', { at, what }), cell: what };
}

function shown(left: number, gauge: GaugeMode): number {
  return gauge === 'left' ? left : 100 - left;
}
