// What an account is called until the user names it. These names are stored and sent to other devices, so they stay as they are;
// screens and alerts spell them in the reader's language.
import { message } from '../messages/message';
import type { Message } from '../messages/value';

/** The stored name of figures that belong to no account yet. */
export const unassignedName = 'Unassigned';

/** The stored name of the account with this number, counted from 1. */
export function numberedName(number: number): string {
  return `Account ${number}`;
}

/** How an account is called: as the user named it, or in the reader's language where its stored name is one of ours. */
export function accountName(nickname: string): Message | string {
  if (nickname === unassignedName) return message('common.account.unassigned');
  const number = Number(/^Account ([1-9]\d{0,3})$/.exec(nickname)?.[1]);
  return Number.isNaN(number) ? nickname : message('common.account.numbered', { number });
}
