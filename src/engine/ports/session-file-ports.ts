// What the panel "From the Codex CLI" may ask.
import type { AccountKey } from '../../domain/observations/observation';
import type { Instant } from '../../domain/time/instant';
import type { Outcome } from './outcome';

/** A file the user picked or dropped. `path`: within the folder it came from. */
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
  /** The browser wants to hear from the user again before it lets the folder be read. */
  readonly asks: boolean;
}

export interface CliPorts {
  /** Whether a folder can be chosen so that later visits read it by themselves. */
  readonly canRemember: boolean;
  readonly remembered: () => Promise<RememberedFolder | null>;
  /** Opens the browser's folder dialog; must be called from a click. */
  readonly chooseFolder: (account: AccountKey, watch: CliWatch) => Promise<Outcome>;
  /** Reads the remembered folder again. `ask`: from a click, when the browser may ask the user. */
  readonly readAgain: (watch: CliWatch, ask: boolean) => Promise<Outcome>;
  readonly readFiles: (
    files: AsyncIterable<PickedFile> | Iterable<PickedFile>,
    account: AccountKey,
    watch: CliWatch,
  ) => Promise<Outcome>;
  readonly forgetFolder: () => Promise<Outcome>;
}
