// The whole synchronous path of one response: read, compared with the one before, folded, viewed.
import { viewAccount } from '../../../src/domain/accounts/view-account';
import { advance } from '../../../src/domain/fold/fold';
import { type AccountFold, emptyFold } from '../../../src/domain/fold/fold-state';
import { canonicalJson } from '../../../src/domain/hashing/canonical-json';
import type { Observation } from '../../../src/domain/observations/observation';
import { observationId } from '../../../src/domain/observations/observation-id';
import { isRepeat } from '../../../src/domain/observations/repeat';
import { readResponse } from '../../../src/engine/state/read-response';
import { saltedHash } from '../../../src/observe/identity/salted-hash';

const at = Date.UTC(2026, 8, 21, 2, 3, 12);
const hash = saltedHash(new Uint8Array(32).fill(7));

/** Work on a body asked for at `path`: twice, a minute apart, so that the second is compared with the first. */
export function workOnBody(path: string, bodies: readonly [string, string]): () => void {
  return () => {
    let fold: AccountFold = emptyFold('me');
    let last: Observation | null = null;
    for (const [index, body] of bodies.entries()) {
      const observation = read(path, body, at + index * 90_000);
      if (!observation) continue;
      if (last) isRepeat(last, observation);
      const step = advance(fold, observation);
      if (!step.late) fold = step.fold;
      canonicalJson(fold as never);
      viewAccount(fold.state, observation.at);
      last = observation;
    }
  };
}

function read(path: string, body: string, seenAt: number): Observation | null {
  const url = `https://chatgpt.com/backend-api${path}`;
  const response = {
    type: 'headroom/seen',
    method: 'GET',
    url,
    status: 200,
    body,
    startedAt: seenAt,
    at: seenAt,
    date: null,
  } as const;
  const content = readResponse(response, seenAt, hash);
  if (content.is !== 'facts') return null;
  const { kind, facts } = content;
  const observed = { account: 'me', device: 'here', at: seenAt, source: 'network', kind, facts } as const;
  return { ...observed, id: observationId(observed) } as Observation;
}
