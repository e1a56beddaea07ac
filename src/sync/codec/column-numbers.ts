// A column of numbers as differences of scaled integers, with runs of no change. Instants on whole seconds become seconds.
import { type ByteReader, MalformedError } from './byte-reader';
import type { ByteWriter } from './byte-writer';

// Largest unit first, because it gives the smallest differences.
const exponents = [6, 3, 0, -1, -2, -3, -4, -6];

/** The largest power of ten that all values are multiples of; null when none of `exponents` is exact. */
export function exponentOf(values: readonly number[]): number | null {
  return exponents.find((exponent) => values.every((value) => isScaled(value, exponent))) ?? null;
}

function isScaled(value: number, exponent: number): boolean {
  const scaled = scale(value, exponent);
  // Half the safe range, so that differences and their zigzag stay exact.
  return Math.abs(scaled) < 2 ** 51 && unscale(scaled, exponent) === value;
}

function scale(value: number, exponent: number): number {
  return Math.round(exponent >= 0 ? value / 10 ** exponent : value * 10 ** -exponent);
}

function unscale(scaled: number, exponent: number): number {
  return exponent >= 0 ? scaled * 10 ** exponent : scaled / 10 ** -exponent;
}

/** Writes run-length encoded numbers: each of `values` occurs `lengths` times in a row. */
export function writeNumbers(
  out: ByteWriter,
  values: readonly number[],
  lengths: readonly number[],
  exponent: number,
): void {
  out.signed(exponent);
  let last = 0;
  let zeros = 0;
  const flush = () => {
    if (zeros === 0) return;
    out.signed(0);
    out.varint(zeros - 1);
    zeros = 0;
  };
  for (const [i, value] of values.entries()) {
    const scaled = scale(value, exponent);
    const length = lengths[i] as number;
    if (scaled === last) {
      zeros += length;
      continue;
    }
    flush();
    out.signed(scaled - last);
    last = scaled;
    zeros = length - 1;
  }
  flush();
}

/** Reads exactly `count` numbers. */
export function readNumbers(input: ByteReader, count: number): number[] {
  const exponent = input.signed();
  if (!exponents.includes(exponent)) throw new MalformedError('unknown scale');
  const values: number[] = [];
  let last = 0;
  while (values.length < count) {
    const delta = input.signed();
    const run = delta === 0 ? input.varint() + 1 : 1;
    last += delta;
    if (run > count - values.length || Math.abs(last) >= 2 ** 52) throw new MalformedError('number out of range');
    const value = unscale(last, exponent);
    for (let i = 0; i < run; i++) values.push(value);
  }
  return values;
}
