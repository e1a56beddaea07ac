// Why a message of a page was not looked at. Counted beside the drift of bodies, under reasons of their own.

/** Over its tab's budget of bytes, messages or computing time a minute; or its tab was closed while it waited. */
export type Refusal = 'bytes' | 'messages' | 'time' | 'closed-tab';

const prefix = 'refused: ';
const refusals: readonly Refusal[] = ['bytes', 'messages', 'time', 'closed-tab'];

/** The reason a refusal is counted under. */
export function refusalReason(refusal: Refusal): string {
  return prefix + refusal;
}

/** The refusal that is counted under a reason; null where the reason belongs to something else. */
export function refusalOf(reason: string): Refusal | null {
  return refusals.find((refusal) => refusalReason(refusal) === reason) ?? null;
}
