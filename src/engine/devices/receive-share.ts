// Handles the system's share sheet (Web Share Target) in the app's service worker: it stores what was shared and opens the
// page that imports it. Nothing is sent anywhere, and the shared content never appears in an address.
import { isMessage } from '../../domain/messages/check-message';
import { message } from '../../domain/messages/message';
import { isRecord } from '../../domain/validation/checks';
import { largestFile } from '../../sync/handover/largest-file';
import type { IncomingShare } from '../ports/device-ports';
import type { KeyValues } from '../state/key-values';
import { sharedParameter, sharedTexts, shareFromTexts, shareTarget } from './incoming-share';

const key = 'shared';

/** Stores what the share sheet posted. Always answers with a redirect to the importing page, whatever went wrong. */
export async function receiveShare(request: Request, values: KeyValues, scope: string): Promise<Response> {
  const share = await readShare(request).catch(() => lost);
  // If it cannot be stored, the page finds nothing and says so.
  await values.set({ [key]: share }).catch(() => undefined);
  return Response.redirect(new URL(`./?${sharedParameter}#/devices`, scope).href, 303);
}

/** The stored share, once; a `lost` share when there is none. */
export async function takeStoredShare(values: KeyValues): Promise<IncomingShare> {
  const share = await values.get([key]).then(
    (found) => (isShare(found[key]) ? found[key] : null),
    () => null,
  );
  if (share) await values.set({ [key]: null }).catch(() => undefined);
  return share ?? lost;
}

/** A damaged share counts as none. */
function isShare(stored: unknown): stored is IncomingShare {
  if (!isRecord(stored)) return false;
  if (stored.kind === 'file') return stored.file instanceof File;
  return stored.kind === 'text' ? typeof stored.text === 'string' : stored.kind === 'lost' && isMessage(stored.text);
}

async function readShare(request: Request): Promise<IncomingShare> {
  const form = await request.formData();
  const file = form.getAll(shareTarget.file).find((value) => value instanceof File && value.size > 0) as File;
  if (file) return file.size > largestFile ? tooLarge : { kind: 'file', file };
  return shareFromTexts(sharedTexts((field) => form.get(field))) ?? lost;
}

const lost: IncomingShare = { kind: 'lost', text: message('devices.lost') };
const tooLarge: IncomingShare = { kind: 'lost', text: message('devices.taken.large') };
