// What the panel "From the Codex CLI" may ask.
import type { AccountKey } from '../../domain/observations/observation';
import type { Outcome } from './outcome';

/** A file the user picked or dropped. `path` is within its folder. */
export interface PickedFile {
  readonly path: string;
  readonly file: File;
}

export interface CliProgress {
  readonly files: number;
  readonly filesDone: number;
  readonly readings: number;
  /** Of the files that changed. */
  readonly bytes: number;
  readonly bytesDone: number;
  /** By the speed so far; null while there is none. */
  readonly leftMs: number | null;
}

export interface CliWatch {
  readonly signal: AbortSignal;
  readonly progress: (progress: CliProgress) => void;
}

export interface RememberedFolder {
  readonly name: string;
  readonly account: AccountKey;
  /** The browser will ask for permission before the folder can be read. */
  readonly asks: boolean;
}

export interface CliPorts {
  /** Whether the browser can remember folders, so that later visits read them again. */
  readonly canRemember: boolean;
  /** The folders chosen so far: `sessions`, `archived_sessions`. */
  readonly remembered: () => Promise<readonly RememberedFolder[]>;
  /** Opens the browser's folder dialog, and reads the folder with those remembered. Call it from a click. */
  readonly chooseFolder: (account: AccountKey, watch: CliWatch) => Promise<Outcome>;
  /** Reads the remembered folders again. `ask` allows a permission prompt; pass true only from a click. */
  readonly readAgain: (watch: CliWatch, ask: boolean) => Promise<Outcome>;
  readonly readFiles: (
    files: AsyncIterable<PickedFile> | Iterable<PickedFile>,
    account: AccountKey,
    watch: CliWatch,
  ) => Promise<Outcome>;
  readonly forgetFolder: (name: string) => Promise<Outcome>;
  /** Forgets the folders that were chosen for an account under any of these keys. */
  readonly forgetAccount: (keys: readonly AccountKey[]) => Promise<void>;
}
