// The phone page's ports, put together from what each side brings.
import type { Instant } from '../../domain/time/instant';
import type { DevicePorts, TransportStatus } from '../ports/device-ports';
import type { Outcome } from '../ports/outcome';
import type { DeviceStore } from './device-store';
import { createShareExport, type ShareExportDeps } from './export-share';
import { createShareImport, type ShareImportDeps } from './import-share';
import type { IncomingShares } from './incoming-shares';
import { type HandoverLog, handoverStatus, noHandover } from './transport-status';

export interface DevicePortsDeps
  extends ShareExportDeps,
    ShareImportDeps,
    Pick<DevicePorts, 'copy' | 'paste' | 'shareLink'> {
  readonly deviceStore: DeviceStore;
  readonly side: 'computer' | 'phone';
  readonly incomingShares: IncomingShares | null;
  readonly computer: DevicePorts['computer'];
  readonly phone: DevicePorts['phone'];
  /** Push, as this side sees it, and whatever comes after it. */
  readonly otherTransports: () => Promise<readonly TransportStatus[]>;
  readonly changes: Changes;
}

/** Who wants to know that something changed, and telling them. */
export interface Changes {
  readonly emit: () => void;
  readonly subscribe: (listener: () => void) => () => void;
}

const logKey = 'phone/handover';

export function createChanges(): Changes {
  const listeners = new Set<() => void>();
  return {
    emit: () => {
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function createDevicePorts(needs: DevicePortsDeps): DevicePorts {
  const { deviceStore, now, changes, incomingShares: arrivals } = needs;
  const out = createShareExport(needs);
  const within = createShareImport(needs);
  const noted = async (outcome: Outcome): Promise<Outcome> => {
    await note(deviceStore, now(), outcome);
    changes.emit();
    return outcome;
  };

  return {
    shareExport: { ...out, saveFile: async (passphrase) => noted(await out.saveFile(passphrase)) },
    shareImport: {
      scanner: within.scanner,
      importFile: async (file, passphrase) => noted(await within.importFile(file, passphrase)),
      importText: async (text) => {
        const taken = await within.importText(text);
        if (taken.kind === 'refused') await note(deviceStore, now(), { ok: false, text: taken.text });
        if (taken.kind !== 'offer') return taken;
        const { offer } = taken;
        return { kind: 'offer', offer: { ...offer, keep: async () => noted(await offer.keep()) } };
      },
    },
    copy: needs.copy,
    paste: needs.paste,
    shareLink: needs.shareLink,
    transports: async () => {
      const log = { ...noHandover, ...((await deviceStore.get(logKey)) as Partial<HandoverLog> | undefined) };
      return [handoverStatus(log, needs.side), ...(await needs.otherTransports())];
    },
    incomingShare: () => arrivals?.take() ?? null,
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

async function note(deviceStore: DeviceStore, at: Instant, outcome: Outcome): Promise<void> {
  const log = { ...noHandover, ...((await deviceStore.get(logKey)) as Partial<HandoverLog> | undefined) };
  const change = outcome.ok ? { successAt: at } : { errorAt: at, error: outcome.text };
  await deviceStore.set(logKey, { ...log, ...change });
}
