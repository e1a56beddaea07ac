// What holds for every endpoint, whichever is added.
import { describe, expect, it } from 'vitest';
import { kinds } from '../../../src/domain/observations/kinds';
import type { Facts } from '../../../src/domain/observations/observation';
import type { Placeholders, WireForm } from '../../../src/observe/endpoints/endpoint-parts';
import { apiRoot, methodOf, paths, readers, wireForms } from '../../../src/observe/endpoints/endpoints';
import { matchEndpoint } from '../../../src/observe/endpoints/match-endpoint';
import { readBody } from '../../../src/observe/endpoints/read-body';
import { wholeFacts } from '../../support/fixtures/whole-facts';

const placeholders: Placeholders = { account: 'account-1', reset: (key) => key, task: (key) => key };
const context = { at: Date.UTC(2026, 8, 21), hash: (id: string) => id };

/** The facts of a kind, written as exported evidence and read again. */
function writtenAndRead(kind: keyof typeof wireForms, facts: Facts) {
  const { body, query } = wireForms[kind] as WireForm<Facts>;
  const url = apiRoot + paths[kind][0].replace('{account}', placeholders.account) + (query?.(facts) ?? '');
  const request = matchEndpoint(methodOf(kind), url) ?? expect.fail(`${url} is none of ours`);
  const wire = JSON.parse(JSON.stringify(body(facts, placeholders)));
  return { request, wire, read: readBody(request, wire, context) };
}

describe.each(kinds)('%s', (kind) => {
  it('has paths that need no escaping and are its own', () => {
    for (const path of paths[kind]) {
      expect(path).toMatch(/^(?:\/(?:[\w-]+|\{account\}))+$/);
      const url = apiRoot + path.replace('{account}', 'a');
      expect(matchEndpoint(methodOf(kind), url)?.kind).toBe(kind);
      expect(matchEndpoint(methodOf(kind) === 'GET' ? 'POST' : 'GET', url)).toBeNull();
    }
  });

  it('writes every field of its facts so that it is read again as it was', () => {
    const { request, read } = writtenAndRead(kind, wholeFacts[kind]);
    expect(request.kind).toBe(kind);
    expect(read.ok && read.value.facts).toEqual(wholeFacts[kind]);
  });

  it('writes bodies that carry a sign of it, and placeholders in place of ids', () => {
    const { wire } = writtenAndRead(kind, wholeFacts[kind]);
    expect(Object.keys(wire).filter((key) => readers[kind].signs.includes(key))).not.toEqual([]);
    expect(wire.user_id ?? placeholders.account).toBe(placeholders.account);
  });
});

it('a usage body of which part was left out says so again, whatever limits it holds', () => {
  const review = { limit: 'code_review', seconds: 604_800, usedPercent: 5, resetsAt: Date.UTC(2026, 8, 27) };
  for (const windows of [[], [review]]) {
    const { name: _, ...window } = wholeFacts.usage.windows[0] ?? expect.fail('no window');
    const facts = { ...wholeFacts.usage, windows: [{ ...window, limit: 'codex' }, ...windows], gates: [] };
    const { read } = writtenAndRead('usage', facts);
    expect(read.ok && read.value.facts).toEqual(facts);
  }
});
