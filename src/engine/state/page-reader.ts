// What a page received becomes an observation of one account.
import { quarantinePrefix, unnamedPrefix } from '../../domain/accounts/attribution';
import type { AccountKey, Observation } from '../../domain/observations/observation';
import { contentHash, observationId } from '../../domain/observations/observation-id';
import type { Trouble } from '../../domain/snapshot';
import { type ClockOffsets, clockAhead, correctedAt, withOffset } from '../../domain/time/clock-offset';
import type { Instant } from '../../domain/time/instant';
import { accountKey } from '../../observe/identity/identity';
import type { PageText, SeenResponse } from '../../observe/page-messages';
import { parsePageRead, parsePageResets } from '../../observe/page-text/parse-page-text';
import { type OwnedBody, ownerOf } from './attribute-response';
import { type EngineState, withoutTrouble, withTrouble } from './engine-state';
import { resolveKey } from './known-accounts';
import { readSeen, type SeenRead } from './read-response';
import { adopt, inMemory, record, type StoreDeps, written } from './store-observations';

type Asked = Pick<SeenResponse, 'startedAt' | 'at'> & { readonly tab: string | null };
type FactsRead = Extract<SeenRead, { is: 'facts' }>;
type OwnBody = Pick<OwnedBody, 'identity'>;

/** One answer, read: what it says, and when that was by the corrected clock. */
export interface ReadResponse {
  readonly asked: Asked;
  readonly at: Instant;
  readonly offsets: ClockOffsets;
  readonly read: SeenRead;
}

/** What a state manager needs to take in what pages received: handed in, so that only the background bundles the parsers. */
export interface PageReader {
  readonly readResponse: typeof readResponse;
  readonly previewState: typeof previewState;
  readonly takeResponse: typeof takeResponse;
  readonly takePageRead: typeof takePageRead;
}

/** Reads one answer. Never throws for what a page can send. */
export function readResponse(held: EngineState, seen: SeenResponse, tab: string | null): ReadResponse {
  const offsets = withOffset(held.offsets, seen.at, seen.date);
  const at = correctedAt(offsets, seen.at);
  const { startedAt } = seen;
  return {
    asked: { startedAt, at: seen.at, tab },
    at,
    offsets,
    read: readSeen(seen, at, held.device.hash),
  };
}

/** What is known with it in memory alone: before it is named, stored and folded for good. Null where it says nothing. */
export function previewState(held: EngineState, { asked, at, read }: ReadResponse): EngineState | null {
  if (read.is !== 'facts') return null;
  const { account } = ownedBy(held, read, asked);
  if (account === null) return null;
  return inMemory(held, [{ ...contentOf(held, account, at, read), id: '' } as Observation]);
}

/** What is known after one more answer. */
export async function takeResponse(before: EngineState, answer: ReadResponse, ports: StoreDeps): Promise<EngineState> {
  const { asked, at, offsets, read } = answer;
  const held = { ...before, offsets, troubles: withClock(before.troubles, offsets) };
  if (read.is === 'nothing') return before;
  if (read.is === 'signed-out') return { ...held, troubles: withTrouble(held.troubles, { kind: 'signed-out', at }) };
  const counted = await countDrift(held, read.drift, at, ports);
  if (read.is === 'unreadable') return counted;

  const { account, state, from } = await attributeTo(counted, read, asked, ports);
  const recorded = await record(state, [observed(contentOf(state, account, at, read))], ports);
  const settled = { ...recorded, troubles: withoutTrouble(recorded.troubles, 'signed-out') };
  return from.length === 0 ? settled : adopt(settled, account, from, ports);
}

/** What is known after the text of a usage page was read, because the page's own requests went unseen. */
export async function takePageRead(
  held: EngineState,
  page: PageText,
  tab: string | null,
  ports: StoreDeps,
): Promise<EngineState> {
  const at = correctedAt(held.offsets, page.at);
  const [usage, resets] = [parsePageRead(page.read), parsePageResets(page.read)];
  if (!usage.ok) return countDrift(held, [usage.reason], at, ports);
  const nameless = { identity: null };
  const { account, state } = await attributeTo(held, nameless, { startedAt: page.at, at: page.at, tab }, ports);
  const common = { account, device: state.device.id, at, source: 'dom' } as const;
  const observations = [observed({ ...common, kind: 'usage', facts: usage.value })];
  if (resets.ok) observations.push(observed({ ...common, kind: 'resets', facts: resets.value }));
  return record(await countDrift(state, usage.dropped, at, ports), observations, ports);
}

function contentOf({ device }: EngineState, account: AccountKey, at: Instant, { kind, facts }: FactsRead) {
  return { account, device: device.id, at, source: 'network', kind, facts } as const;
}

function withClock(troubles: readonly Trouble[], offsets: ClockOffsets): readonly Trouble[] {
  const aheadMs = clockAhead(offsets);
  return aheadMs === null ? withoutTrouble(troubles, 'clock') : withTrouble(troubles, { kind: 'clock', aheadMs });
}

/** Whose it is, by the same rules as a replay. `from` names the keys that turned out to be this account. */
async function attributeTo(held: EngineState, body: OwnBody, asked: Asked, ports: StoreDeps) {
  const owner = ownedBy(held, body, asked);
  const state = { ...held, tabs: owner.ownership.attribution };
  if (owner.account === null) {
    const account = quarantinePrefix + contentHash([...owner.candidates].sort().join(' '));
    return { account, state, from: [] };
  }
  const { account } = owner;
  const from = [...owner.aliases.map((alias) => alias.from), ...formerNames(held, body, account)];
  for (const key of from) await written(() => ports.registers.set('alias', key, account));
  return { account, state, from };
}

function ownedBy(held: EngineState, { identity }: OwnBody, asked: Asked) {
  const mint = () => unnamedPrefix + contentHash(`${held.device.id} ${asked.tab} ${asked.at}`);
  const known = { attribution: held.tabs, aliases: held.accounts.aliases };
  return ownerOf(known, { identity, hash: held.device.hash, ...asked, mint });
}

/** What this account was called before the device took on its group's salt, if that is not known yet. */
function formerNames({ device, accounts }: EngineState, { identity }: OwnBody, account: AccountKey) {
  const names = device.formerHashes.map((hash) => accountKey(identity, hash)).filter((name) => name !== null);
  return names.filter((name) => name !== account && resolveKey(accounts, name) !== account);
}

async function countDrift(
  held: EngineState,
  drift: readonly string[],
  at: Instant,
  ports: StoreDeps,
): Promise<EngineState> {
  if (drift.length === 0) return { ...held, troubles: withoutTrouble(held.troubles, 'drift') };
  await written(() => ports.drift.count(drift, at));
  return { ...held, troubles: withTrouble(held.troubles, { kind: 'drift', at, count: drift.length }) };
}

/** An observation knows itself by its content. */
function observed(content: Omit<Observation, 'id'>): Observation {
  return { ...content, id: observationId(content) } as Observation;
}

export const pageReader: PageReader = { readResponse, previewState, takeResponse, takePageRead };
