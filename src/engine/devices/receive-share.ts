// The share sheet's way into the app: the app's worker takes what was posted, lays it down and opens the page for it. No
// network is needed, and nothing of what was shared is sent anywhere or stands in an address.
import { largestFile } from '../../sync/handover/largest-file';
import type { KeyValues } from '../state/key-values';
import { type IncomingShare, sharedParameter, sharedTexts, shareFromTexts, shareTarget } from './incoming-share';

const key = 'shared';

/** Takes a share sheet's post. Always answers with the page to open, whatever became of what was shared. */
export async function receiveShare(request: Request, values: KeyValues, scope: string): Promise<Response> {
  const brought = await broughtIn(request).catch(() => lost);
  // Where nothing can be stored the page finds nothing, and says so.
  await values.set({ [key]: brought }).catch(() => undefined);
  return Response.redirect(new URL(`./?${sharedParameter}#/phone`, scope).href, 303);
}

/** What the worker laid down, once; a sentence where there is nothing. */
export async function takeStoredShare(values: KeyValues): Promise<IncomingShare> {
  const brought = await values.get([key]).then(
    (held) => held[key] as IncomingShare | null | undefined,
    () => null,
  );
  if (brought) await values.set({ [key]: null }).catch(() => undefined);
  return brought ?? lost;
}

async function broughtIn(request: Request): Promise<IncomingShare> {
  const form = await request.formData();
  const file = form.getAll(shareTarget.file).find((value) => value instanceof File && value.size > 0) as File;
  if (file) return file.size > largestFile ? tooLarge : { kind: 'file', file };
  return shareFromTexts(sharedTexts((field) => form.get(field))) ?? lost;
}

const lost: IncomingShare = {
  kind: 'lost',
  text: 'What was shared did not arrive here. Use “Open a file” for a file and “Paste” for a link instead.',
};
const tooLarge: IncomingShare = { kind: 'lost', text: 'That file is too large to be one of Headroom’s.' };
