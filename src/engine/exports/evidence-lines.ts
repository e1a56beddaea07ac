// Observations as lines of a capture: `npm run replay` reads them, and anybody can check their chain.

import { chainLinks } from '../../domain/evidence/evidence-chain';
import type { Facts, Observation } from '../../domain/observations/observation';
import { contentHash } from '../../domain/observations/observation-id';
import type { Placeholders, WireForm } from '../../observe/endpoints/endpoint-parts';
import { apiRoot, methodOf, paths, wireForms } from '../../observe/endpoints/endpoints';
import { isoOf } from '../../observe/endpoints/wire-values';

/**
 * One line for each observation, oldest first, each ending in its link of the chain. Observations from the page's text are
 * left out, because they have no response body. `account` is any number; it replaces the account's id.
 */
export function evidenceLines(observations: readonly Observation[], account: number): readonly string[] {
  const lines = observations
    .filter(({ source }) => source !== 'dom')
    .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    .map((observation) => JSON.stringify(lineOf(observation, account)));
  const links = chainLinks(lines);
  return lines.map((line, index) => `${line.slice(0, -1)},"chain":${JSON.stringify(links[index])}}`);
}

function lineOf({ at, kind, facts }: Observation, account: number) {
  const placeholders: Placeholders = { account: `account-${account}`, reset: nameReset, task: nameTask };
  const { body, query } = wireForms[kind] as WireForm<Facts>; // the table pairs each kind with its own facts
  const path = paths[kind][0].replace('{account}', placeholders.account);
  return {
    at: isoOf(at)?.replace('.000Z', 'Z'),
    method: methodOf(kind),
    url: apiRoot + path + (query?.(facts) ?? ''),
    status: 200,
    tab: placeholders.account,
    body: body(facts, placeholders),
  };
}

/** A placeholder for a reset. Its key is hashed again, so that exported names cannot be matched with stored ones. */
function nameReset(key: string): string {
  return `reset-${contentHash(`evidence\n${key}`).slice(0, 10)}`;
}

function nameTask(key: string): string {
  return `task-${contentHash(`evidence task\n${key}`).slice(0, 10)}`;
}
