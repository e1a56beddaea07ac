// The transports of the full history. Another one is a file beside this one and a line here. Each is loaded when it is used.
import type { Transport } from './transport';

/** What names a place of each transport. Stored, so the names stay. */
export interface Places {
  /** A relay's `wss:` address. */
  readonly relay: { readonly url: string };
  /** A folder that the user chose. */
  readonly folder: { readonly directory: FileSystemDirectoryHandle };
}

export type TransportName = keyof Places;

export const transports: { readonly [Name in TransportName]: () => Promise<Transport<Places[Name]>> } = {
  relay: async () => (await import('./relay')).relayTransport,
  folder: async () => (await import('./folder')).folderTransport,
};
