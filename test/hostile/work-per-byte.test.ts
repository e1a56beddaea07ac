// One page can send any body. None may cost more work than its size: a quadratic step would hold up every other tab.
import { describe, expect, it } from 'vitest';
import { tried } from './support/attempts';
import { hostileBodies } from './support/hostile-bodies';
import { workOnBody } from './support/work-on-body';
import { workBySize } from './support/work-per-byte';

/** Times the cost of parsing as many bytes. The costliest body, 60 KB of resets' history, takes 130; most take under 50. */
const mostParses = 200;

describe('work per byte', () => {
  it.each(hostileBodies)('of $name is bounded at every size', ({ path, make }) => {
    const work = workBySize((bytes) => workOnBody(path, make(bytes)), mostParses);
    tried(work.length);
    for (const { bytes, parses } of work) expect(parses, `${bytes} bytes`).toBeLessThan(mostParses);
  });
});
