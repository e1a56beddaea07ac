// What the extension's pages may ask about the installed app: where it lives, and whether it may read what is stored here.
import type { Outcome } from './outcome';

export interface AppAccessView {
  /** The folder of the app, with its closing slash. */
  readonly address: string;
  readonly origin: string;
  /** The user chose the address; else it is the one this extension was built for. */
  readonly isChosen: boolean;
  /** Whether a phone can open it from anywhere. */
  readonly isPublic: boolean;
  /** Null while no page at this address has asked. */
  readonly consent: 'asked' | 'allowed' | 'refused' | null;
}

export interface AppAccessPorts {
  readonly read: () => Promise<AppAccessView>;
  readonly decide: (consent: 'allowed' | 'refused') => Promise<Outcome>;
  /** Chooses the address the user typed, or with null that of the build. Asks the browser for access: call it from a click. */
  readonly move: (typed: string | null) => Promise<Outcome>;
  readonly onChange: (listener: () => void) => () => void;
}
