// What a page received becomes an observation of one account.
import { attribute, unnamedPrefix } from '../domain/attribution';
import { correctedAt, withOffset } from '../domain/clock-offset';
import type { Instant } from '../domain/instant';
import type { Observation } from '../domain/observation';
import { contentHash, observationId } from '../domain/observation-id';
import { parsePageRead, parsePageResets } from '../observe/parse-page-read';
import { type Held, withoutTrouble, withTrouble } from './held';
import { adopt, record, type StorePorts, written } from './keep-observations';
import { quarantinePrefix, resolveKey } from './known-accounts';
import { readSeen, type SeenBody, type SeenRead } from './read-seen';

/** One answer of the page, and when. Device clock. */
export interface SeenAnswer extends SeenBody {
  readonly startedAt: Instant;
  readonly at: Instant;
  /** The response's `Date` header. */
  readonly date: string | null;
}

/** What the meters on a page said, and when. */
export interface PageText {
  readonly at: Instant;
  readonly read: unknown;
}

/** What is known after one more answer. Never rejects for what a page can send. */
export async function takeAnswer(before: Held, seen: SeenAnswer, tab: string | null, ports: StorePorts): Promise<Held> {
  const offsets = withOffset(before.offsets, seen.at, seen.date);
  const at = correctedAt(offsets, seen.at);
  const read = await readSeen(seen, at, before.device.hashingKey);
  const held = { ...before, offsets };
  if (read.is === 'nothing') return before;
  if (read.is === 'signed-out') return { ...held, troubles: withTrouble(held.troubles, { kind: 'signed-out', at }) };
  const counted = await countDrift(held, read.drift, at, ports);
  if (read.is === 'unreadable') return counted;

  const { account, state, from } = await attributeTo(counted, read, seen, tab, ports);
  const { device } = state;
  const observation = observed({
    account,
    device: device.id,
    at,
    source: 'network',
    kind: read.kind,
    facts: read.facts,
  });
  const recorded = await record(state, [observation], ports);
  const settled = { ...recorded, troubles: withoutTrouble(recorded.troubles, 'signed-out') };
  return from.length === 0 ? settled : adopt(settled, account, from, ports);
}

/** What is known after the text of a usage page was read, because the page's own requests went unseen. */
export async function takePageRead(held: Held, page: PageText, tab: string | null, ports: StorePorts): Promise<Held> {
  const at = correctedAt(held.offsets, page.at);
  const [usage, resets] = [parsePageRead(page.read), parsePageResets(page.read)];
  if (!usage.ok) return countDrift(held, [usage.reason], at, ports);
  const nameless = { kind: 'usage', identity: null, alias: null } as const;
  const { account, state } = await attributeTo(held, nameless, { startedAt: page.at, at: page.at }, tab, ports);
  const common = { account, device: state.device.id, at, source: 'dom' } as const;
  const observations = [observed({ ...common, kind: 'usage', facts: usage.value })];
  if (resets.ok) observations.push(observed({ ...common, kind: 'resets', facts: resets.value }));
  return record(await countDrift(state, usage.dropped, at, ports), observations, ports);
}

/** Whose it is. `from` names the keys that turned out to be this account. */
async function attributeTo(
  held: Held,
  read: Pick<Extract<SeenRead, { is: 'facts' }>, 'kind' | 'identity' | 'alias'>,
  seen: Pick<SeenAnswer, 'startedAt' | 'at'>,
  tab: string | null,
  ports: StorePorts,
) {
  // A path that names only an account id is worth something once a fuller body has said whose that id is.
  const resolved = read.identity === null ? null : resolveKey(held.accounts, read.identity);
  const identity = read.kind === 'balance' && resolved === read.identity ? null : resolved;
  const mint = unnamedPrefix + contentHash(`${held.device.id} ${tab} ${seen.at}`);
  const { startedAt, at } = seen;
  const attribution = attribute(held.tabs, { tab, startedAt, at, identity, mint });
  const tabs = attribution.state;
  if (attribution.to === 'quarantine') {
    const account = quarantinePrefix + contentHash([...attribution.candidates].sort().join(' '));
    return { account, state: { ...held, tabs }, from: [] };
  }
  const { account } = attribution;
  const isNewAlias = read.alias !== null && resolveKey(held.accounts, read.alias) === read.alias;
  const from = [...attribution.aliases.map((alias) => alias.from), ...(isNewAlias && read.alias ? [read.alias] : [])];
  for (const key of from) await written(() => ports.registers.set('alias', key, account));
  return { account, state: { ...held, tabs }, from };
}

async function countDrift(held: Held, drift: readonly string[], at: Instant, ports: StorePorts): Promise<Held> {
  if (drift.length === 0) return { ...held, troubles: withoutTrouble(held.troubles, 'drift') };
  await written(() => ports.drift.count(drift, at));
  return { ...held, troubles: withTrouble(held.troubles, { kind: 'drift', at, count: drift.length }) };
}

/** An observation knows itself by its content. */
function observed(content: Omit<Observation, 'id'>): Observation {
  return { ...content, id: observationId(content) } as Observation;
}
