/** Something to run that may not run beside certain others. */
export interface Job {
  /** Jobs that name the same resource run one after another. */
  readonly uses: readonly string[];
  /** Runs with nothing beside it, after all others. */
  readonly alone: boolean;
}

/** Runs every job, up to `width` at a time, in the given order as far as their rules allow. `run` must not reject. */
export async function runJobs<J extends Job>(
  jobs: readonly J[],
  width: number,
  run: (job: J) => Promise<void>,
): Promise<void> {
  const waiting = [...jobs.filter(({ alone }) => !alone), ...jobs.filter(({ alone }) => alone)];
  const running = new Map<J, Promise<void>>();
  while (waiting.length > 0 || running.size > 0) {
    const index = running.size < width ? waiting.findIndex((job) => mayStart(job, [...running.keys()])) : -1;
    const [job] = index < 0 ? [] : waiting.splice(index, 1);
    if (job) {
      running.set(
        job,
        run(job).finally(() => running.delete(job)),
      );
    } else await Promise.race(running.values());
  }
}

function mayStart(job: Job, running: readonly Job[]): boolean {
  if (job.alone) return running.length === 0;
  return !running.some((other) => other.alone || other.uses.some((resource) => job.uses.includes(resource)));
}
