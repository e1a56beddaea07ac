// Which of the files found are read: one a session. An archived copy and a compressed twin say the same again.

/** `rollout-2026-09-09T17-14-26-….jsonl`, plain or compressed; everything else in the folder is none of our business. */
const sessionName = /^(rollout-.*\.jsonl)(\.zst)?$/;

export interface FoundFile {
  /** Path within the chosen folder, with slashes. */
  readonly path: string;
}

export interface ChosenFile<F> {
  readonly file: F;
  /** Base name without `.zst`: the same for all copies of a session. */
  readonly name: string;
  readonly compressed: boolean;
}

/** One file for each base name: active before archived, plain before compressed. In the order of their names. */
export function chooseFiles<F extends FoundFile>(
  files: readonly F[],
): { chosen: readonly ChosenFile<F>[]; skipped: number } {
  const chosen = new Map<string, ChosenFile<F>>();
  let skipped = 0;
  for (const file of files) {
    const [, name, zst] = sessionName.exec(file.path.slice(file.path.lastIndexOf('/') + 1)) ?? [];
    if (name === undefined) continue;
    const candidate = { file, name, compressed: zst !== undefined };
    const known = chosen.get(name);
    if (known) skipped += 1;
    if (!known || rank(candidate) < rank(known)) chosen.set(name, candidate);
  }
  return { chosen: [...chosen.values()].sort((a, b) => (a.name < b.name ? -1 : 1)), skipped };
}

function rank({ file, compressed }: ChosenFile<FoundFile>): number {
  return (file.path.includes('archived_sessions/') ? 2 : 0) + (compressed ? 1 : 0);
}
