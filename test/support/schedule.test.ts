import { describe, expect, it } from 'vitest';
import { type Job, runJobs } from './schedule';

interface Named extends Job {
  readonly name: string;
  readonly turns: number;
}

const job = (name: string, turns: number, rules: Partial<Job> = {}): Named => ({
  name,
  turns,
  uses: [],
  alone: false,
  ...rules,
});

/** Runs the jobs, each for so many turns of the event loop; returns who was running at every start. */
async function startsOf(jobs: readonly Named[], width: number): Promise<string[]> {
  const running = new Set<string>();
  const starts: string[] = [];
  await runJobs(jobs, width, async ({ name, turns }) => {
    running.add(name);
    starts.push([...running].join('+'));
    for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
    running.delete(name);
  });
  return starts;
}

describe('runJobs', () => {
  it('runs every job once, no more than the width at a time, in order', async () => {
    const jobs = [job('a', 3), job('b', 20), job('c', 20), job('d', 3)];
    expect(await startsOf(jobs, 2)).toEqual(['a', 'a+b', 'b+c', 'c+d']);
    expect(await startsOf(jobs, 1)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('starts the next job as soon as a place is free', async () => {
    expect(await startsOf([job('long', 9), job('b', 2), job('c', 2)], 2)).toEqual(['long', 'long+b', 'long+c']);
  });

  it('never runs two jobs with one resource side by side, and lets others pass meanwhile', async () => {
    const jobs = [job('f1', 6, { uses: ['f'] }), job('f2', 2, { uses: ['f'] }), job('c', 2)];
    expect(await startsOf(jobs, 2)).toEqual(['f1', 'f1+c', 'f2']);
  });

  it('runs what must be alone last and with nothing beside it', async () => {
    const jobs = [job('alone', 3, { alone: true }), job('a', 3), job('also', 1, { alone: true }), job('b', 1)];
    expect(await startsOf(jobs, 3)).toEqual(['a', 'a+b', 'alone', 'also']);
  });

  it('has nothing to do with no jobs', async () => {
    expect(await startsOf([], 2)).toEqual([]);
  });
});
