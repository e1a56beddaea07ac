import type { AccountKey } from '../observations/observation';

/** What the user calls an account. Never an e-mail address. */
export interface Account {
  readonly key: AccountKey;
  readonly nickname: string;
  /** Index into the palette of account colours. */
  readonly colour: number;
}
