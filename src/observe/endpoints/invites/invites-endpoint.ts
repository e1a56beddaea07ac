// Invitations, counted by status. The period asked for is in the address alone.
import type { InvitesFacts } from '../../../domain/observations/observation';
import type { EndpointReader, Paths, WireForm } from '../endpoint-parts';
import { invitesQuery, invitesToWire } from './invites-to-wire';
import { parseInvites } from './parse-invites';

export const paths: Paths = ['/referrals/invite/tracking', '/wham/referrals'];

export const reader: EndpointReader<InvitesFacts> = {
  signs: ['items'],
  parse: parseInvites,
};

export const wire: WireForm<InvitesFacts> = { body: invitesToWire, query: invitesQuery };
