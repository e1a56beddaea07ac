// How what a page received becomes an observation of one account: read, dated, attributed, stored and folded. Handed to the state
// manager, so that only the background bundles the parsers.
import { quarantinePrefix, unnamedPrefix } from '../../domain/accounts/attribution';
import type { AccountKey, Observation } from '../../domain/observations/observation';
import { contentHash, observationId } from '../../domain/observations/observation-id';
import type { Trouble } from '../../domain/snapshot';
import { isAheadOfClock } from '../../domain/time/clock-lead';
import { type ClockOffsets, clockAhead } from '../../domain/time/clock-offset';
import { type Instant, secondMs } from '../../domain/time/instant';
import { accountKey, type Identity } from '../../observe/identity/identity';
import type { PageText, SeenResponse } from '../../observe/page-messages';
import { parsePageResets, parsePageText } from '../../observe/page-text/parse-page-text';
import { attributeBody } from './attribute-body';
import { type Dated, dateMessage, type Exchange, inOrderOfArrival } from './date-response';
import type { EngineState } from './engine-state';
import { type ForgetDeps, forgetAccount } from './forget-account';
import { joinKeys } from './join-accounts';
import { resolveKey } from './known-accounts';
import { type ResponseContent, readResponse } from './read-response';
import { clockOf, setAside, withoutAhead } from './set-aside-ahead';
import { foldInMemory, type StoreDeps, storeAndFold, tryWrite } from './store-observations';
import { withoutTrouble, withTrouble } from './troubles';
import { isListed, surplusAccounts, withoutUnlisted, withSighting } from './unlisted-accounts';

export interface PageReader {
  /** Reads and dates one response. Never throws for what a page can send. */
  readonly read: (state: EngineState, response: SeenResponse, tab: string | null, now: Instant) => ReceivedResponse;
  /** Applies it to in-memory state only, before it is stored. Null where it says nothing about an account. */
  readonly preview: (
    state: EngineState,
    received: ReceivedResponse,
    deps: Pick<StoreDeps, 'folder'>,
  ) => EngineState | null;
  /** Stores and folds it. */
  readonly store: (state: EngineState, received: ReceivedResponse, deps: ForgetDeps) => Promise<EngineState>;
  /** Reads, stores and folds the text of a usage page. */
  readonly storeText: (state: EngineState, text: PageText, tab: string | null, deps: StoreDeps) => Promise<EngineState>;
}

export const pageReader: PageReader = { read, preview, store, storeText };

interface ReceivedResponse {
  readonly content: ResponseContent;
  readonly dated: Dated;
}

type FactsContent = Extract<ResponseContent, { is: 'facts' }>;

function read(state: EngineState, response: SeenResponse, tab: string | null, now: Instant): ReceivedResponse {
  const dated = dateMessage(state, response, tab, now);
  return { content: readResponse(response, dated.at, state.device.hash), dated };
}

function preview(
  state: EngineState,
  { content, dated }: ReceivedResponse,
  deps: Pick<StoreDeps, 'folder'>,
): EngineState | null {
  if (content.is !== 'facts') return null;
  const { account } = accountOfBody(state, content.identity, dated.exchange);
  if (account === null) return null;
  const at = inOrderOfArrival(state, account, dated);
  if (at > dated.latest) return null;
  const seen = withSighting(state, account, dated.exchange.load, []);
  return foldInMemory(seen, [{ ...observedContent(state, account, at, content), id: '' } as Observation], deps);
}

async function store(
  before: EngineState,
  { content, dated }: ReceivedResponse,
  deps: ForgetDeps,
): Promise<EngineState> {
  if (content.is === 'nothing') return before;
  const { clockOffsets, farAheadAt, exchange } = dated;
  const troubles = withClockTrouble(before.troubles, clockOffsets);
  const state = await withoutAhead({ ...before, clockOffsets, farAheadAt, troubles }, deps);
  const noticedAt = Math.min(dated.at, dated.latest);
  if (content.is === 'signed-out')
    return { ...state, troubles: withTrouble(state.troubles, { kind: 'signed-out', at: noticedAt }) };
  const counted = await countDrift(state, content.drift, noticedAt, deps);
  if (content.is === 'unreadable') return counted;

  const attributed = await attribute(counted, content.identity, exchange, deps);
  const { account, formerKeys, listedWith } = attributed;
  const seen = await forgetSurplus(withSighting(attributed.state, account, exchange.load, listedWith), deps);
  const observation = asArrived(seen, account, dated, content);
  const stored = await storeBelieved(seen, [observation], deps);
  const signedIn = { ...stored, troubles: withoutSignedOut(stored.troubles, dated) };
  return formerKeys.length === 0
    ? signedIn
    : joinKeys(withoutUnlisted(signedIn, formerKeys), account, formerKeys, deps);
}

/** Stores and folds observations of this device, unless they are dated ahead of the clock. All of one body have one date. */
async function storeBelieved(
  state: EngineState,
  observations: readonly Observation[],
  deps: StoreDeps,
): Promise<EngineState> {
  const clock = clockOf(state, deps.now());
  return observations.some(({ at }) => isAheadOfClock(at, clock))
    ? setAside(state, observations, deps)
    : storeAndFold(state, observations, deps);
}

async function storeText(
  before: EngineState,
  text: PageText,
  tab: string | null,
  deps: StoreDeps,
): Promise<EngineState> {
  const dated = dateMessage(before, { startedAt: text.at, at: text.at, date: null }, tab, deps.now());
  const noticedAt = Math.min(dated.at, dated.latest);
  const state = await withoutAhead(before, deps);
  const [usage, resets] = [parsePageText(text.read), parsePageResets(text.read)];
  if (!usage.ok) return countDrift(state, [usage.reason], noticedAt, deps);
  const attributed = await attribute(state, null, dated.exchange, deps);
  const { account } = attributed;
  // A page's text is no second load: it is read where the page's answers were not seen.
  const load = attributed.state.unlisted[account] ?? dated.exchange.load;
  const seen = withSighting(attributed.state, account, load, []);
  const at = inOrderOfArrival(seen, account, dated);
  const common = { account, device: state.device.id, at, source: 'dom' } as const;
  const observations = [named({ ...common, kind: 'usage', facts: usage.value })];
  if (resets.ok) observations.push(named({ ...common, kind: 'resets', facts: resets.value }));
  return storeBelieved(await countDrift(seen, usage.dropped, noticedAt, deps), observations, deps);
}

/** Whose a body is, by the same rules as in a replay. `formerKeys` turned out to be names of this account. */
async function attribute(before: EngineState, identity: Identity | null, exchange: Exchange, deps: StoreDeps) {
  const attribution = accountOfBody(before, identity, exchange);
  const state = { ...before, tabs: attribution.memory.attribution };
  if (attribution.account === null) {
    const account = quarantinePrefix + contentHash([...attribution.candidates].sort().join(' '));
    // A body that may belong to listed accounts is as credible as they are.
    const isReal = attribution.candidates.every((key) => isListed(state, key) && state.foldCache.folds[key]);
    return { account, state, formerKeys: [], listedWith: isReal ? attribution.candidates : [] };
  }
  const { account, aliases } = attribution;
  const formerKeys = [...aliases.map(({ from }) => from), ...keysBeforeGroup(before, identity, account)];
  for (const key of formerKeys) await tryWrite(() => deps.registers.set('alias', key, account));
  return { account, state, formerKeys, listedWith: formerKeys };
}

function accountOfBody({ device, tabs, accounts }: EngineState, identity: Identity | null, exchange: Exchange) {
  const mint = () => unnamedPrefix + contentHash(`${device.id} ${exchange.tab} ${exchange.at}`);
  const memory = { attribution: tabs, aliases: accounts.aliases };
  return attributeBody(memory, { identity, hash: device.hash, ...exchange, mint });
}

/** What this account was called before the device took on its group's salt, where that is not known yet. */
function keysBeforeGroup({ device, accounts }: EngineState, identity: Identity | null, account: AccountKey) {
  const keys = device.formerHashes.map((hash) => accountKey(identity, hash)).filter((key) => key !== null);
  return keys.filter((key) => key !== account && resolveKey(accounts, key) !== account);
}

function observedContent({ device }: EngineState, account: AccountKey, at: Instant, { kind, facts }: FactsContent) {
  return { account, device: device.id, at, source: 'network', kind, facts } as const;
}

function withoutFold(state: EngineState, key: AccountKey): EngineState {
  const { [key]: _, ...folds } = state.foldCache.folds;
  return { ...withoutUnlisted(state, [key]), foldCache: { ...state.foldCache, folds } };
}

/** Above the limit, forgets accounts that were seen only once, those seen longest ago first. */
async function forgetSurplus(state: EngineState, deps: ForgetDeps): Promise<EngineState> {
  let next = state;
  for (const key of surplusAccounts(state)) {
    // Where the database does not open, nothing is stored of it.
    const known = next;
    next = await forgetAccount(known, key, deps).catch(() => withoutFold(known, key));
  }
  return next;
}

/** The observation, dated so that it sorts after everything that arrived before it: within a second, ids decide. */
function asArrived(state: EngineState, account: AccountKey, dated: Dated, content: FactsContent): Observation {
  const at = inOrderOfArrival(state, account, dated);
  const observation = named(observedContent(state, account, at, content));
  const { lastAt, lastId } = state.foldCache.folds[account]?.memory ?? {};
  const isBehind = dated.isFresh && at === lastAt && observation.id < (lastId ?? '');
  return isBehind ? named(observedContent(state, account, at + secondMs, content)) : observation;
}

function named(content: Omit<Observation, 'id'>): Observation {
  return { ...content, id: observationId(content) } as Observation;
}

function withClockTrouble(troubles: readonly Trouble[], offsets: ClockOffsets): readonly Trouble[] {
  const aheadMs = clockAhead(offsets);
  return aheadMs === null ? withoutTrouble(troubles, 'clock') : withTrouble(troubles, { kind: 'clock', aheadMs });
}

/**
 * An answer ends an earlier sign-out. An answer that waited while another tab's sign-out was read is older and ends
 * nothing. Any answer ends a sign-out dated ahead of the clock.
 */
function withoutSignedOut(troubles: readonly Trouble[], { at, latest }: Dated): readonly Trouble[] {
  return troubles.filter((trouble) => trouble.kind !== 'signed-out' || (trouble.at > at && trouble.at <= latest));
}

/** Counts what could not be read; a body that was read whole ends the trouble. */
async function countDrift(
  state: EngineState,
  drift: readonly string[],
  at: Instant,
  deps: StoreDeps,
): Promise<EngineState> {
  if (drift.length === 0) return { ...state, troubles: withoutTrouble(state.troubles, 'drift') };
  await tryWrite(() => deps.drift.count(drift, at));
  return { ...state, troubles: withTrouble(state.troubles, { kind: 'drift', at, count: drift.length }) };
}
