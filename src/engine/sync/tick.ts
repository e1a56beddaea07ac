// When the background runs a round: soon after something changed here, when more is to be written, else every quarter of an
// hour to read. It is asked every five minutes, and most times does nothing.
import { type Instant, minuteMs } from '../../domain/time/instant';
import type { SyncDeps } from './sync-deps';
import type { Place } from './sync-round';

/** What was true after the last round. Stored. */
interface Tick {
  readonly at: Instant;
  readonly cursor: number;
  /** The latest clock among the choices, as text. */
  readonly choices: string;
  readonly dueAt: Instant | null;
}

const tickKey = 'sync/tick';
const readEveryMs = 15 * minuteMs;

/** Runs a round if one is due. `run` resolves to when the next is due; null when nothing is left to write. */
export async function runIfDue(
  places: readonly Place[],
  deps: Pick<SyncDeps, 'store' | 'observations' | 'registers' | 'now'>,
  run: () => Promise<Instant | null>,
): Promise<void> {
  if (places.length === 0) return;
  const { store, observations, registers, now } = deps;
  const [known, cursor, rows] = await Promise.all([store.get(tickKey), observations.cursor(), registers.rows()]);
  const clocks = rows.map(({ clock }) => clock.join('/')).toSorted();
  const choices = `${rows.length}/${clocks.at(-1) ?? ''}`;
  const last = known as Tick | undefined;
  const isRecent = last !== undefined && Math.abs(now() - last.at) < readEveryMs;
  const isSame = isRecent && last.cursor === cursor && last.choices === choices;
  if (isSame && (last.dueAt === null || last.dueAt > now())) return;
  const dueAt = await run();
  // What the round itself brought is no reason for another: it is read again here.
  const after: Tick = { at: now(), cursor: await observations.cursor(), choices, dueAt };
  await store.set(tickKey, after);
}
