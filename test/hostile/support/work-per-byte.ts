// Work by size, in units of what it costs to parse as many bytes of plain JSON in the same process. Machines differ; this ratio
// does not. A step that is quadratic in the size, or in a list of a thousand entries, shows in it.

/** Bytes of the bodies: short, middling, and about the largest body that is read. */
const sizes = [60_000, 240_000, 960_000];
/** Code that runs for the first time is slow, and so is a busy moment: work that is too slow is measured so often. */
const rounds = 4;
/** CPU time that one measurement takes at least, in microseconds: below it the clock is too coarse. */
const enough = 12_000;

interface WorkBySize {
  readonly bytes: number;
  /** CPU time of the work ÷ CPU time of parsing as many bytes. */
  readonly parses: number;
}

/**
 * `prepare` makes the work for so many bytes; only the work itself is measured. The first round that takes less than `most`
 * parses counts, or else the best of all.
 */
export function workBySize(prepare: (bytes: number) => () => void, most: number): readonly WorkBySize[] {
  return sizes.map((bytes) => ({ bytes, parses: parsesOf(prepare(bytes), parseTime(bytes), most) }));
}

function parsesOf(work: () => void, parseMicros: number, most: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds && best >= most; round += 1) best = Math.min(best, oneRound(work) / parseMicros);
  return best;
}

const parseTimes = new Map<number, number>();

/** CPU time of parsing so many bytes, in microseconds: the best of a few rounds, measured once. */
function parseTime(bytes: number): number {
  const work = parsing(bytes);
  const known = parseTimes.get(bytes) ?? Math.min(...Array.from({ length: rounds }, () => oneRound(work)));
  parseTimes.set(bytes, known);
  return known;
}

/** CPU time of one run, in microseconds. */
function oneRound(work: () => void): number {
  const before = process.cpuUsage();
  for (let runs = 1; ; runs += 1) {
    work();
    const { user } = process.cpuUsage(before);
    if (user > enough) return user / runs;
  }
}

const row = '{"limit_name":"abc","used_percent":12.5,"reset_at":1790000000},';

function parsing(bytes: number): () => void {
  const text = `[${row.repeat(Math.ceil(bytes / row.length))}0]`;
  return () => void JSON.parse(text);
}
