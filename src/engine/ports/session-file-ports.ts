// What the panel "From the Codex CLI" may ask.
import type { AccountKey } from '../../domain/observations/observation';
import type { Instant } from '../../domain/time/instant';
import type { Outcome } from './outcome';

/** A file the user picked or dropped. `path` is within its folder. */
export interface PickedFile {
  readonly path: string;
  readonly file: File;
}

export interface CliFile {
  /** Path within the chosen folder. */
  readonly path: string;
  readonly size: number;
  readonly modifiedAt: Instant;
  readonly stream: () => ReadableStream<Uint8Array>;
}

export interface CliProgress {
  readonly files: number;
  readonly readings: number;
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
  /** Whether the browser can remember a folder, so that later visits read it again. */
  readonly canRemember: boolean;
  readonly remembered: () => Promise<RememberedFolder | null>;
  /** Opens the browser's folder dialog. Call it from a click. */
  readonly chooseFolder: (account: AccountKey, watch: CliWatch) => Promise<Outcome>;
  /** Reads the remembered folder again. `ask` allows a permission prompt; pass true only from a click. */
  readonly readAgain: (watch: CliWatch, ask: boolean) => Promise<Outcome>;
  readonly readFiles: (
    files: AsyncIterable<PickedFile> | Iterable<PickedFile>,
    account: AccountKey,
    watch: CliWatch,
  ) => Promise<Outcome>;
  readonly forgetFolder: () => Promise<Outcome>;
}
