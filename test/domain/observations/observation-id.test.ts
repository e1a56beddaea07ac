import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { canonicalJson } from '../../../src/domain/hashing/canonical-json';
import { sha256 } from '../../../src/domain/hashing/sha256';
import { contentHash, identified, observationId } from '../../../src/domain/observations/observation-id';

describe('sha256', () => {
  it('agrees with Node’s crypto on bytes of any length', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(Buffer.from(sha256(bytes)).toString('hex')).toBe(createHash('sha256').update(bytes).digest('hex'));
      }),
      { numRuns: 300 },
    );
  });
});

describe('contentHash', () => {
  it('is the first 16 bytes in base64url', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const whole = createHash('sha256').update(text, 'utf8').digest();
        expect(contentHash(text)).toBe(whole.subarray(0, 16).toString('base64url'));
      }),
    );
  });
});

describe('observationId', () => {
  const content = {
    kind: 'usage',
    at: 1_790_000_000_000,
    facts: { plan: 'plus', windows: [{ seconds: 18_000, used: 3.5 }] },
  };

  it('does not depend on the order of keys, on an id already there or on absent fields', () => {
    const shuffled = {
      facts: { windows: [{ used: 3.5, seconds: 18_000 }], plan: 'plus' },
      id: 'x',
      kind: 'usage',
      at: content.at,
    };
    expect(observationId(shuffled)).toBe(observationId({ ...content, extra: undefined }));
  });

  it('changes with any fact', () => {
    expect(observationId({ ...content, at: content.at + 1000 })).not.toBe(observationId(content));
  });

  it('never changes: a recorded id', () => {
    expect(observationId(content)).toBe('To_q8o8kr0SklqhmGCK6Pw');
  });
});

describe('identified', () => {
  const content = { account: 'a', at: 1_000, facts: { windows: [{ limit: 'codex' }] } };

  it('has the id of its content, to whoever reads, copies, compares or writes it', () => {
    const whole = { id: observationId(content), ...content };
    expect(identified(content)).toEqual(whole);
    expect({ ...identified(content) }).toEqual(whole);
    expect(structuredClone(identified(content))).toEqual(whole);
    expect(JSON.parse(JSON.stringify(identified(content)))).toEqual(whole);
  });

  it('hashes nothing until the id is read, and then once', () => {
    let reads = 0;
    const counted = {
      get facts() {
        reads += 1;
        return content.facts;
      },
    };
    // The content is copied once; every further read is for a hash.
    const one = identified(counted);
    expect(reads).toBe(1);
    expect(one.facts).toBe(content.facts);
    expect([one.id, one.id]).toEqual([observationId(counted), observationId(counted)]);
    expect(reads).toBe(4);
  });
});

describe('canonicalJson', () => {
  it('parses back to the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
