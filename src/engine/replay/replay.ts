// Captured traffic through the code that ships: endpoint table, parsers, attribution, fold and view.

import type { AccountView } from '../../domain/accounts/account-view';
import { resolveAlias } from '../../domain/accounts/attribution';
import { viewAccount } from '../../domain/accounts/view-account';
import { expiredByClock } from '../../domain/bank/expired-by-clock';
import type { HeadroomEvent } from '../../domain/events/event';
import { foldAll } from '../../domain/fold/fold';
import { emptyFold } from '../../domain/fold/fold-state';
import type { AccountKey, Observation, Source } from '../../domain/observations/observation';
import { contentHash, observationId } from '../../domain/observations/observation-id';
import type { Instant } from '../../domain/time/instant';
import { matchEndpoint } from '../../observe/endpoints/match-endpoint';
import { type BodyRead, readBody, readText } from '../../observe/endpoints/read-body';
import type { Identity } from '../../observe/identity/identity';
import { readCliLine } from '../../observe/session-files/read-session-limits';
import { type AttributionMemory, attributeBody, emptyAttributionMemory } from '../state/attribute-body';
import type { Capture, CapturedLine } from './replay-lines';

export interface ReplayOptions {
  /** Null: the capture's last instant. */
  readonly now: Instant | null;
  /** Where the capture is empty. */
  readonly clock: Instant;
}

export interface Replayed {
  readonly now: Instant;
  readonly accounts: readonly {
    readonly view: AccountView;
    readonly events: readonly HeadroomEvent[];
    readonly observations: readonly Observation[];
  }[];
  /** Lines of another address, another method, or another status than 200. */
  readonly ignored: number;
  readonly drift: readonly string[];
}

/** Everything a capture says, by account in the order they were first seen. Never throws. */
export function replay(capture: Capture, { now, clock }: ReplayOptions): Replayed {
  const reading = readAll(capture);
  const last = capture.lines.reduce((latest, { at }) => Math.max(latest, at), Number.NEGATIVE_INFINITY);
  const at = now ?? (Number.isFinite(last) ? last : clock);
  const accounts = byAccount(reading).map(([key, observations]) => {
    const { fold, events } =
      observations.length > 0 ? foldAll(key, observations) : { fold: emptyFold(key), events: [] };
    const expired = expiredByClock(fold.state, at);
    const all = expired.length === 0 ? events : [...events, ...expired].sort((a, b) => a.at - b.at);
    return { view: viewAccount(fold.state, at), events: all, observations };
  });
  return { now: at, accounts, ignored: reading.ignored, drift: reading.drift };
}

interface Reading {
  readonly observations: Observation[];
  readonly drift: string[];
  attribution: AttributionMemory;
  ignored: number;
}

/** Reads lines sorted by time, because attribution follows the tabs. */
function readAll({ lines, drift }: Capture): Reading {
  const reading: Reading = { observations: [], drift: [...drift], attribution: emptyAttributionMemory, ignored: 0 };
  const ordered = lines.toSorted((a, b) => a.at - b.at);
  for (const [index, line] of ordered.entries()) (line.cli ? readCli : readOne)(reading, line, index);
  return reading;
}

function readOne(reading: Reading, line: CapturedLine, index: number): void {
  const request = line.status === 200 ? matchEndpoint(line.method, line.url) : null;
  if (!request) {
    reading.ignored += 1;
    return;
  }
  const { at, body } = line;
  const parsed =
    typeof body === 'string' ? readText(request, body, { at, hash }) : readBody(request, body, { at, hash });
  if (!parsed.ok) {
    reading.drift.push(parsed.reason);
    return;
  }
  reading.drift.push(...parsed.dropped);
  const { identity, ...read } = parsed.value;
  keep(reading, { line, index, identity, source: 'network', read });
}

/** A line of a session file identifies no account: its limits belong to the known account, as in an import. */
function readCli(reading: Reading, line: CapturedLine, index: number): void {
  const cli = readCliLine(JSON.stringify(line.body));
  if (!cli) reading.ignored += 1;
  else keep(reading, { line, index, identity: null, source: 'cli', read: { kind: 'usage', facts: cli.facts } });
}

interface Read {
  readonly line: CapturedLine;
  readonly index: number;
  readonly identity: Identity | null;
  readonly source: Source;
  readonly read: Pick<BodyRead, 'kind' | 'facts'>;
}

function keep(reading: Reading, { line, index, identity, source, read }: Read): void {
  const { at, tab, startedAt } = line;
  const attributed = attributeBody(reading.attribution, {
    identity,
    tab,
    load: `tab ${tab}`,
    ...(startedAt === undefined ? {} : { startedAt }),
    at,
    hash,
    mint: () => `unnamed:${index}`,
  });
  reading.attribution = attributed.memory;
  if (attributed.account === null) {
    reading.drift.push(`${read.kind}: body may belong to ${attributed.candidates.length} accounts`);
    return;
  }
  const content = { account: attributed.account, device: 'replay', at, source, ...read };
  reading.observations.push({ ...content, id: observationId(content as Omit<Observation, 'id'>) } as Observation);
}

/** Hashes an id without a secret salt: nothing is stored here. */
function hash(id: string): string {
  return contentHash(`replay\n${id}`);
}

function byAccount({ observations, attribution }: Reading): [AccountKey, Observation[]][] {
  const accounts = new Map<AccountKey, Observation[]>();
  for (const observation of observations) {
    const key = resolveAlias(attribution.aliases, observation.account);
    const own = accounts.get(key);
    if (own) own.push(observation);
    else accounts.set(key, [observation]);
  }
  return [...accounts];
}
