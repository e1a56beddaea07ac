import type { AccountKey } from '../observations/observation';

/** What the user calls an account. Never an e-mail address. */
export interface Account {
  readonly key: AccountKey;
  /** As stored. Spelled by `accountName`, because the names we give are in the reader's language. */
  readonly nickname: string;
  /** Index into the palette of account colours. */
  readonly colour: number;
}
