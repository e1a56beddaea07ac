// Tries a relay before it is used: a record of full size is published, acknowledged, read back on another connection, and
// deleted. Only this shows that a relay accepts records of unknown authors and keeps them; its own description does not.
import { dayMs } from '../../domain/time/instant';
import { toBase64Url } from '../../sync/codec/base64url';
import { largestSealed, readRecord, signRecord } from '../../sync/log/signed-record';
import type { OpenDeps, PlaceTrouble, Session } from '../../sync/transports/transport';
import { PlaceError } from '../../sync/transports/transport';
import { transports } from '../../sync/transports/transports';

/** The result: it works, or the step that failed and why. */
export type ProbeResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly step: 'open' | 'write' | 'read' | 'delete'; readonly trouble: PlaceTrouble };

export interface ProbeDeps extends Omit<OpenDeps, 'secret'> {
  readonly randomBytes: (count: number) => Uint8Array;
}

/** Relays answer a repeated question from a cache for a second. */
const cacheMs = 1_200;
const attempts = 3;

/** Resolves with the result; never rejects. It uses a temporary key, so the test cannot be linked to the user. */
export async function probeRelay(url: string, deps: ProbeDeps): Promise<ProbeResult> {
  const secret = Uint8Array.from(deps.randomBytes(32));
  const address = toBase64Url(deps.randomBytes(16));
  const bytes = Uint8Array.from(deps.randomBytes(largestSealed));
  const record = signRecord({ address, bytes, at: deps.now(), expiresAt: deps.now() + dayMs }, secret);
  const transport = await transports.relay();
  let step: 'open' | 'write' | 'read' | 'delete' = 'open';
  const sessions: Session[] = [];
  const open = async () => {
    const session = await transport.open({ url }, { ...deps, secret });
    sessions.push(session);
    return session;
  };
  const isThere = async (session: Session) =>
    (await session.read([address])).some((found) => readRecord(found)?.bytes.length === bytes.length);
  try {
    const first = await open();
    step = 'write';
    await first.write(record);
    step = 'read';
    const second = await open();
    if (!(await repeated(() => isThere(second), deps))) return { ok: false, step, trouble: 'refused' };
    step = 'delete';
    await second.erase([address], secret);
    if (!(await repeated(async () => !(await isThere(second)), deps))) return { ok: false, step, trouble: 'refused' };
    return { ok: true };
  } catch (error) {
    return { ok: false, step, trouble: error instanceof PlaceError ? error.trouble : 'nonsense' };
  } finally {
    for (const session of sessions) session.close();
  }
}

async function repeated(isSo: () => Promise<boolean>, { after }: ProbeDeps): Promise<boolean> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    if (await isSo()) return true;
    if (attempt < attempts) await new Promise<void>((resolve) => void after(cacheMs, resolve));
  }
  return false;
}
