// The balance of credits with the day each grant expires. Only its path names the account.
import type { BalanceFacts } from '../../../domain/observations/observation';
import type { EndpointReader, Paths, WireForm } from '../endpoint-parts';
import { balanceToWire } from './balance-to-wire';
import { parseBalance } from './parse-balance';

export const paths: Paths = ['/accounts/{account}/remaining_balance'];

export const reader: EndpointReader<BalanceFacts> = {
  signs: ['balance', 'expiring_balance_details'],
  parse: parseBalance,
};

export const wire: WireForm<BalanceFacts> = { body: balanceToWire };
