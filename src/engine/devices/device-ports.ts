// The phone page's ports, put together from what each side brings.
import type { Instant } from '../../domain/time/instant';
import type { DevicePorts, TransportStatus } from '../ports/device-ports';
import type { Outcome } from '../ports/outcome';
import type { Vault } from './device-vault';
import { createShareExport, type ShareExportDeps } from './export-share';
import { createShareImport, type ShareImportDeps } from './import-share';
import type { IncomingShares } from './incoming-shares';
import { type HandoverLog, handoverLayer, noHandover } from './transport-status';

export interface DevicePortsDeps
  extends ShareExportDeps,
    ShareImportDeps,
    Pick<DevicePorts, 'copy' | 'paste' | 'shareLink'> {
  readonly vault: Vault;
  readonly side: 'computer' | 'phone';
  readonly arrivals: IncomingShares | null;
  readonly computer: DevicePorts['computer'];
  readonly phone: DevicePorts['phone'];
  /** Push, as this side sees it, and whatever comes after it. */
  readonly otherLayers: () => Promise<readonly TransportStatus[]>;
  readonly changes: Changes;
}

/** Who wants to know that something changed, and telling them. */
export interface Changes {
  readonly tell: () => void;
  readonly subscribe: (listener: () => void) => () => void;
}

const logKey = 'phone/handover';

export function createChanges(): Changes {
  const listeners = new Set<() => void>();
  return {
    tell: () => {
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function createDevicePorts(needs: DevicePortsDeps): DevicePorts {
  const { vault, now, changes, arrivals } = needs;
  const out = createShareExport(needs);
  const within = createShareImport(needs);
  const noted = async (outcome: Outcome): Promise<Outcome> => {
    await note(vault, now(), outcome);
    changes.tell();
    return outcome;
  };

  return {
    handOut: { ...out, saveFile: async (passphrase) => noted(await out.saveFile(passphrase)) },
    handIn: {
      scanner: within.scanner,
      takeFile: async (file, passphrase) => noted(await within.takeFile(file, passphrase)),
      takeText: async (text) => {
        const taken = await within.takeText(text);
        if (taken.kind === 'refused') await note(vault, now(), { ok: false, text: taken.text });
        if (taken.kind !== 'offer') return taken;
        const { offer } = taken;
        return { kind: 'offer', offer: { ...offer, keep: async () => noted(await offer.keep()) } };
      },
    },
    copy: needs.copy,
    paste: needs.paste,
    shareLink: needs.shareLink,
    layers: async () => {
      const log = { ...noHandover, ...((await vault.get(logKey)) as Partial<HandoverLog> | undefined) };
      return [handoverLayer(log, needs.side), ...(await needs.otherLayers())];
    },
    arrival: () => arrivals?.take() ?? null,
    onChange: (listener) => {
      const ends = [changes.subscribe(listener), arrivals?.subscribe(listener)];
      return () => {
        for (const end of ends) end?.();
      };
    },
    computer: needs.computer,
    phone: needs.phone,
  };
}

async function note(vault: Vault, at: Instant, outcome: Outcome): Promise<void> {
  const log = { ...noHandover, ...((await vault.get(logKey)) as Partial<HandoverLog> | undefined) };
  const change = outcome.ok ? { successAt: at } : { errorAt: at, error: outcome.text };
  await vault.set(logKey, { ...log, ...change });
}
