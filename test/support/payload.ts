// The recorded bodies, and a way to read one as if a page had just received it.
import { readdirSync, readFileSync } from 'node:fs';
import type { Kind } from '../../src/domain/observations/observation';
import type { Parsed } from '../../src/domain/observations/parsed';
import { type BodyRead, readBody } from '../../src/observe/endpoints/read-body';

const folder = 'test/payloads';

export const payloadNames: readonly string[] = readdirSync(folder).filter((name) => name.endsWith('.json'));

/** A fresh copy of a recorded body. */
export function payload(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8'));
}

/** The instant of most tests; any will do where a body states absolute times. */
export const seenAt = Date.parse('2026-09-21T02:03:12Z');

/** Hashes that tests can read: never the raw id. */
export function testHash(id: string): string {
  return `hashed-${[...id].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 99_991, 7)}`;
}

export function readAs(kind: Kind, body: unknown, at = seenAt): Parsed<BodyRead> {
  return readBody({ kind, pathAccount: null }, body, { at, hash: testHash });
}

/** The facts of a body that can be read, with what was left out; fails the test otherwise. */
export function factsOf<K extends Kind>(kind: K, body: unknown, at = seenAt) {
  const read = readAs(kind, body, at);
  if (!read.ok) throw new Error(read.reason);
  return { facts: read.value.facts as Extract<BodyRead, { kind: K }>['facts'], dropped: read.dropped };
}
