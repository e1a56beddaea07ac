import { isNumber, isRecord, listOf, UnusableInput } from '../input';

export interface SeriesReading {
  /** ISO instants. */
  readonly at: string;
  readonly usedPercent: number;
  readonly resetsAt: string;
  readonly seconds: number;
}

/** What one account's page said about a window over time. */
export interface Series {
  readonly id: string;
  readonly readings: readonly SeriesReading[];
}

/** The series of a document; throws {@link UnusableInput} naming the first that cannot be used. */
export function readSeries(document: unknown): readonly Series[] {
  return listOf(document, 'series').map((value, index) => {
    if (!isRecord(value) || !Array.isArray(value.readings) || !value.readings.every(isReading))
      throw new UnusableInput(
        `Series ${index} cannot be used: its readings are not a list of {at, usedPercent, resetsAt, seconds}.`,
      );
    return { id: String(value.id ?? index), readings: value.readings };
  });
}

function isReading(value: unknown): value is SeriesReading {
  return (
    isRecord(value) &&
    isNumber(value.usedPercent) &&
    isNumber(value.seconds) &&
    value.seconds > 0 &&
    isInstant(value.at) &&
    isInstant(value.resetsAt)
  );
}

function isInstant(value: unknown): boolean {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value));
}
