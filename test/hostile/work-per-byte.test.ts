// One page can send any body. None may cost more work than its size: a quadratic step would hold up every other tab.
import { describe, expect, it } from 'vitest';
import { tried } from './support/attempts';
import { hostileBodies } from './support/hostile-bodies';
import { workOnBody } from './support/work-on-body';
import { workBySize } from './support/work-per-byte';

/** Times the cost of parsing as many bytes. A real usage body costs about 200, most of it hashing and explaining. */
const mostParses = 300;

describe('work per byte', () => {
  it.each(hostileBodies)('of $name is bounded at every size', ({ path, make }) => {
    const work = workBySize((bytes) => workOnBody(path, make(bytes)));
    tried(work.length);
    for (const { bytes, parses } of work) expect(parses, `${bytes} bytes`).toBeLessThan(mostParses);
  });
});
