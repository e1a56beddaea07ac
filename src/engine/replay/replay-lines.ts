// Reads the lines of a capture, and says what is wrong with those that cannot be read.
import { type Instant, wholeSecond } from '../../domain/time/instant';

export interface CapturedLine {
  readonly at: Instant;
  readonly startedAt?: Instant;
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly body: unknown;
  readonly tab: string | null;
  /** True for a line of the Codex CLI's session file: `body` is that line, and there is no request. */
  readonly cli?: true;
}

export interface Capture {
  readonly lines: readonly CapturedLine[];
  /** One sentence for each line that could not be read. */
  readonly drift: readonly string[];
}

/** Reads JSON Lines. A bad line costs that line only. Null when no line is a JSON object: this is another kind of file. */
export function readCapture(text: string): Capture | null {
  const lines: CapturedLine[] = [];
  const drift: string[] = [];
  let objects = 0;
  let filled = 0;
  for (const [index, raw] of text.split('\n').entries()) {
    if (raw.trim() === '') continue;
    filled += 1;
    const value = parse(raw);
    if (value !== null) objects += 1;
    const line = value === null ? 'is not a JSON object' : readLine(value);
    if (typeof line === 'string') drift.push(`line ${index + 1}: ${line}`);
    else lines.push(line);
  }
  return objects === 0 && filled > 0 ? null : { lines: inTabs(lines), drift };
}

function parse(raw: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(raw.replace(/^\uFEFF/, ''));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function readLine(value: Record<string, unknown>): CapturedLine | string {
  const { method = 'GET', url, status = 200, body = null, tab } = value;
  const at = instantOf(value.at);
  if (at === null) return 'at is not a time';
  if (typeof value.cli === 'object' && value.cli !== null)
    return { at: wholeSecond(at), method: '', url: '', status: 200, body: value.cli, tab: null, cli: true };
  if (typeof url !== 'string') return 'url is missing';
  if (typeof method !== 'string') return 'method is not text';
  if (typeof status !== 'number') return 'status is not number';
  const startedAt = instantOf(value.startedAt);
  return {
    at: wholeSecond(at),
    ...(startedAt === null ? {} : { startedAt }),
    method,
    url,
    status,
    body,
    tab: typeof tab === 'string' || typeof tab === 'number' ? String(tab) : null,
  };
}

/** ISO time, epoch seconds or milliseconds. Null outside this century. */
function instantOf(value: unknown): Instant | null {
  const at = typeof value === 'number' ? fromEpoch(value) : typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return at >= earliest && at < latest ? at : null;
}

const earliest = Date.UTC(2000, 0);
const latest = Date.UTC(2100, 0);

function fromEpoch(value: number): number {
  return value < 1e11 ? value * 1_000 : value;
}

/** Lines without tabs were captured in one tab. */
function inTabs(lines: readonly CapturedLine[]): readonly CapturedLine[] {
  if (lines.some(({ tab }) => tab !== null)) return lines;
  return lines.map((line) => (line.cli ? line : { ...line, tab: '' }));
}
