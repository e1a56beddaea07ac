// Invitations are written as counts, without any person.
import type { InvitesFacts } from '../../../domain/observations/observation';
import type { Wire } from '../endpoint-parts';
import { isoOf } from '../wire-values';

export function invitesToWire({ byStatus, oldestPendingAt, complete }: InvitesFacts): Wire {
  const items = Object.entries(byStatus).flatMap(([status, count]) =>
    Array.from({ length: count }, () => ({
      status,
      created_at: status === 'pending' ? isoOf(oldestPendingAt) : null,
    })),
  );
  return { items, cursor: complete ? null : 'more' };
}

/** The period is in the address alone. */
export function invitesQuery({ period }: InvitesFacts): string {
  return period === null ? '' : `?period=${encodeURIComponent(period)}`;
}
