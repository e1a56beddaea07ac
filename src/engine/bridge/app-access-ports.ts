import { message } from '../../domain/messages/message';
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

/** What the Settings and Devices pages of the extension ask about the installed app. */
export function createAppAccessPorts({ access, allow, register, onChange }: AppAccessDeps): AppAccessPorts {
  return {
    read: async () => {
      const read = await access.read();
      return { ...read, origin: new URL(read.address).origin, isPublic: isPublicAddress(read.address) };
    },
    decide: async (consent) => {
      await access.decide(consent);
      return {
        ok: true,
        text: message(consent === 'allowed' ? 'settings.app.allowed.done' : 'settings.app.refused.done'),
      };
    },
    move: async (typed) => {
      const address = typed === null ? null : readAppAddress(typed);
      if (typed !== null && address === null) return { ok: false, text: message('settings.app.noAddress') };
      // Before anything is awaited: the browser forgets the click.
      if (address !== null && !(await allow(address))) return { ok: false, text: message('settings.app.notAllowed') };
      await register(address);
      await access.move(address);
      return {
        ok: true,
        text: address === null ? message('settings.app.movedBack') : message('settings.app.moved', { address }),
      };
    },
    onChange,
  };
}
