// Which of the files found are read: one per session. An archived copy and a compressed twin say the same again.

const [prefix, plainEnd, compressedEnd] = ['rollout-', '.jsonl', '.zst'];

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

/** One file for each base name: active before archived, plain before compressed. In the order in which they were found. */
export function chooseFiles<F extends FoundFile>(
  files: readonly F[],
): { chosen: readonly ChosenFile<F>[]; skipped: number } {
  const chosen = new Map<string, ChosenFile<F>>();
  let skipped = 0;
  for (const file of files) {
    const candidate = candidateOf(file);
    if (!candidate) continue;
    const known = chosen.get(candidate.name);
    if (known) skipped += 1;
    if (!known || rank(candidate) < rank(known)) chosen.set(candidate.name, candidate);
  }
  return { chosen: [...chosen.values()], skipped };
}

/** In the order of their names, so that sums of fractions are the same whatever order a folder is listed in. */
export function inOrder<F extends { readonly name: string }>(files: readonly F[]): F[] {
  return files.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** `rollout-2026-09-09T17-14-26-….jsonl`, plain or compressed; null for any other file in the folder. */
function candidateOf<F extends FoundFile>(file: F): ChosenFile<F> | null {
  const base = file.path.slice(file.path.lastIndexOf('/') + 1);
  const compressed = base.endsWith(compressedEnd);
  const name = compressed ? base.slice(0, -compressedEnd.length) : base;
  return name.startsWith(prefix) && name.endsWith(plainEnd) ? { file, name, compressed } : null;
}

function rank({ file, compressed }: ChosenFile<FoundFile>): number {
  return (file.path.includes('archived_sessions/') ? 2 : 0) + (compressed ? 1 : 0);
}
