// What the commands of the lab share: their arguments, and how they answer or fail.
import { parseArgs } from 'node:util';
import { parseSeeds, reportedSeeds } from './generated/seeds';
import { readJson, UnusableInput } from './input';

/** A document from a file, or the seeds to generate accounts from. */
export type LabInput = { readonly document: unknown } | { readonly seeds: readonly number[] };

/** The input that `FILE.json` or `--seeds 1-40,401-480` names; the reported seeds where nothing is said. */
export function inputFrom(args: readonly string[]): LabInput {
  const { values, positionals } = parsed(args);
  const [path] = positionals;
  return path === undefined ? { seeds: parseSeeds(values.seeds ?? reportedSeeds) } : { document: readJson(path) };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: { seeds: { type: 'string' } } });
  } catch (error) {
    throw new UnusableInput((error as Error).message);
  }
}

/** Prints what `run` returns as one JSON document on stdout, or a sentence on stderr and exit code 1. */
export function runCommand(run: () => unknown): void {
  try {
    process.stdout.write(`${JSON.stringify(run())}\n`);
  } catch (error) {
    if (!(error instanceof UnusableInput)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
