// GET /referrals/invite/tracking and /wham/referrals: other people's addresses and links arrive here. Invitations are
// counted by status, and nothing else of them is read.

import type { InvitesFacts } from '../../../domain/observations/observation';
import type { Instant } from '../../../domain/time/instant';
import { type BodyPart, field, isAbsent, list, maxEntries, object } from '../../parsing/body-part';
import { instant } from '../../parsing/part-values';
import type { ParseContext } from '../endpoint-parts';

export function parseInvites(body: BodyPart, { request }: ParseContext): InvitesFacts {
  const invites = list(field(body, 'items'), readInvite);
  const byStatus = new Map<string, number>();
  for (const { status } of invites) byStatus.set(status, (byStatus.get(status) ?? 0) + 1);
  const waiting = invites.flatMap(({ status, createdAt }) =>
    status === 'pending' && createdAt !== null ? [createdAt] : [],
  );
  return {
    period: request.period ?? null,
    byStatus: Object.fromEntries([...byStatus].sort()),
    oldestPendingAt: waiting.length > 0 ? Math.min(...waiting) : null,
    complete: !request.continued && isAbsent(field(body, 'cursor')) && !isCut(field(body, 'items')),
  };
}

function readInvite(entry: BodyPart): { status: string; createdAt: Instant | null } | null {
  const invite = object(entry);
  return invite && { status: readStatus(field(invite, 'status')), createdAt: instant(field(invite, 'created_at')) };
}

/** The status as a short lower-case word, or `other`, because it could hold anybody's text. */
function readStatus({ value }: BodyPart): string {
  const word = typeof value === 'string' ? value.toLowerCase() : '';
  return /^[a-z][a-z_-]{0,31}$/.test(word) ? word : 'other';
}

function isCut({ value }: BodyPart): boolean {
  return Array.isArray(value) && value.length > maxEntries;
}
