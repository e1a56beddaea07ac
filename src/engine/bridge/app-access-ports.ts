import { isPublicAddress, readAppAddress } from '../../sync/handover/app-address';
import type { AppAccessPorts } from '../ports/app-access-ports';
import type { AppAccess } from './app-access';

export interface AppAccessDeps {
  readonly access: AppAccess;
  /** Asks the browser for access to the pages below an address. Works only while a click is handled. */
  readonly allow: (address: string) => Promise<boolean>;
  /** Has the bridge run in the pages below an address; null for none but those of the build. */
  readonly register: (address: string | null) => Promise<void>;
  readonly onChange: (listener: () => void) => () => void;
}

/** What the Settings and Phone pages of the extension ask about the installed app. */
export function createAppAccessPorts({ access, allow, register, onChange }: AppAccessDeps): AppAccessPorts {
  return {
    read: async () => {
      const read = await access.read();
      return { ...read, origin: new URL(read.address).origin, isPublic: isPublicAddress(read.address) };
    },
    decide: async (consent) => {
      await access.decide(consent);
      return { ok: true, text: consent === 'allowed' ? 'Allowed.' : stopped };
    },
    move: async (typed) => {
      const address = typed === null ? null : readAppAddress(typed);
      if (typed !== null && address === null) return { ok: false, text: noAddress };
      // Before anything is awaited: the browser forgets the click.
      if (address !== null && !(await allow(address))) return { ok: false, text: notAllowed };
      await register(address);
      await access.move(address);
      return {
        ok: true,
        text: address === null ? 'Back to the address of this build.' : `The app is at ${address} now.`,
      };
    },
    onChange,
  };
}

const stopped =
  'Nothing is shared with it from now on. What the app has already stays in it until you delete it there.';
const noAddress =
  'That is no address a phone can open. Enter the https address of the folder that holds the app, such as https://you.example/headroom/.';
const notAllowed = 'The browser did not allow that address, so nothing was changed.';
