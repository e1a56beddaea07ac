// Where the installed app lives, and whether the user lets it read what the extension stored. Any page served at that
// address can ask. So the user decides once for each origin, on a page of the extension.
import { isRecord } from '../../domain/validation/checks';
import type { KeyValues } from '../state/key-values';

/** `asked` waits for the user; `refused` also means that the permission was withdrawn. */
type Consent = 'asked' | 'allowed' | 'refused';

/** The stored form. */
interface StoredAccess {
  /** The address the user chose; null for the one the extension was built for. */
  readonly address: string | null;
  readonly consents: Readonly<Record<string, Consent>>;
}

interface AppAddress {
  /** The folder of the app, with its closing slash. */
  readonly address: string;
  /** Whether the user chose it at run time. */
  readonly isChosen: boolean;
  /** What the user decided for its origin; null while no page there has asked. */
  readonly consent: Consent | null;
}

export interface AppAccess {
  readonly read: () => Promise<AppAddress>;
  /** Whether a page belongs to the app. */
  readonly isApp: (url: string) => Promise<boolean>;
  /** What a page may get that asks for data. The first time, the question is stored for the user. */
  readonly admit: (url: string) => Promise<Consent>;
  /** Stores what the user decided for the app's origin. */
  readonly decide: (consent: 'allowed' | 'refused') => Promise<void>;
  /** Chooses another address, which must ask for itself; null goes back to the one of the build. */
  readonly move: (address: string | null) => Promise<void>;
}

/** The stored name. */
export const accessKey = 'app-access';

/** Far more origins than a user serves the app from. The oldest answers are forgotten first. */
const mostOrigins = 20;

/** Access of the app built for `builtAddress`, as stored in `values`. */
export function createAppAccess(values: Pick<KeyValues, 'get' | 'set'>, builtAddress: string): AppAccess {
  const load = async () => readStored((await values.get([accessKey]))[accessKey]);
  const read = async (): Promise<AppAddress> => {
    const { address, consents } = await load();
    const current = address ?? builtAddress;
    return { address: current, isChosen: address !== null, consent: consents[new URL(current).origin] ?? null };
  };
  const store = async (consent: Consent) => {
    const { address, consents } = await load();
    const { [new URL(address ?? builtAddress).origin]: _, ...others } = consents;
    const kept = Object.entries(others).slice(1 - mostOrigins);
    const origin = new URL(address ?? builtAddress).origin;
    await values.set({ [accessKey]: { address, consents: { ...Object.fromEntries(kept), [origin]: consent } } });
  };
  const isApp = async (url: string) => url.startsWith((await read()).address);
  return {
    read,
    isApp,
    admit: async (url) => {
      if (!(await isApp(url))) return 'refused';
      const { consent } = await read();
      if (consent === null) await store('asked');
      return consent ?? 'asked';
    },
    decide: store,
    move: async (address) => {
      const { consents } = await load();
      await values.set({ [accessKey]: { address, consents } });
    },
  };
}

/** Damaged parts count as absent: then the app has to ask again. */
function readStored(value: unknown): StoredAccess {
  const { address, consents } = isRecord(value) ? value : {};
  const known = Object.entries(isRecord(consents) ? consents : {}).filter((entry): entry is [string, Consent] =>
    ['asked', 'allowed', 'refused'].includes(entry[1] as string),
  );
  return {
    address: typeof address === 'string' && isAddress(address) ? address : null,
    consents: Object.fromEntries(known),
  };
}

function isAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
