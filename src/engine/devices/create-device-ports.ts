// Composes the ports of the Devices page, the same on computer and phone, and logs how hand-over went.
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
  readonly sync: DevicePorts['sync'];
  /** The status of every transport but hand-over. */
  readonly otherTransports: () => Promise<readonly TransportStatus[]>;
  readonly changes: Changes;
}

/** An event emitter for "something changed". */
export interface Changes {
  readonly emit: () => void;
  readonly subscribe: (listener: () => void) => () => void;
}

const logKey = 'phone/handover';

/** Creates an emitter without listeners. */
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

/** Creates the ports. Results of import and export are stored, so that the list of transports can show the last failure. */
export function createDevicePorts(deps: DevicePortsDeps): DevicePorts {
  const { deviceStore, now, changes, incomingShares } = deps;
  const shareExport = createShareExport(deps);
  const shareImport = createShareImport(deps);
  const logged = async (outcome: Outcome): Promise<Outcome> => {
    await log(deviceStore, now(), outcome);
    changes.emit();
    return outcome;
  };

  return {
    shareExport: { ...shareExport, saveFile: async (passphrase) => logged(await shareExport.saveFile(passphrase)) },
    shareImport: {
      scanner: shareImport.scanner,
      importFile: async (file, passphrase) => logged(await shareImport.importFile(file, passphrase)),
      importText: async (text) => {
        const result = await shareImport.importText(text);
        if (result.kind === 'refused') await log(deviceStore, now(), { ok: false, text: result.text });
        if (result.kind !== 'snapshot') return result;
        const { snapshot } = result;
        return { kind: 'snapshot', snapshot: { ...snapshot, keep: async () => logged(await snapshot.keep()) } };
      },
    },
    copy: deps.copy,
    paste: deps.paste,
    shareLink: deps.shareLink,
    transports: async () => {
      const log = { ...noHandover, ...((await deviceStore.get(logKey)) as Partial<HandoverLog> | undefined) };
      return [handoverStatus(log, deps.side), ...(await deps.otherTransports())];
    },
    incomingShare: () => incomingShares?.take() ?? null,
    onChange: (listener) => {
      const ends = [changes.subscribe(listener), incomingShares?.subscribe(listener)];
      return () => {
        for (const end of ends) end?.();
      };
    },
    computer: deps.computer,
    phone: deps.phone,
    sync: deps.sync,
  };
}

async function log(deviceStore: DeviceStore, at: Instant, outcome: Outcome): Promise<void> {
  const log = { ...noHandover, ...((await deviceStore.get(logKey)) as Partial<HandoverLog> | undefined) };
  const change = outcome.ok ? { successAt: at } : { errorAt: at, error: outcome.text };
  await deviceStore.set(logKey, { ...log, ...change });
}
