// What becomes of the state, and of what is stored, when the user decided something.
import { message } from '../../domain/messages/message';
import type { AccountKey } from '../../domain/observations/observation';
import { visibleText } from '../../domain/validation/visible-text';
import { RefusedError } from '../messages/refusal';
import type { Command } from './command';
import { nameAccounts } from './default-names';
import type { EngineState } from './engine-state';
import { type ForgetDeps, forgetAccount } from './forget-account';
import { joinKeys } from './join-accounts';
import { storeSettings } from './setting-registers';
import { tryWrite } from './store-observations';
import { settingsFrom } from './stored-settings';
import { listedKeys, withoutUnlisted } from './unlisted-accounts';

/** Code units. */
const longestNickname = 200;

/**
 * The state after the command. Rejects when it could not be stored and would be lost, and with a `RefusedError` where it names an
 * account that is not known here.
 */
export async function applyCommand(state: EngineState, command: Command, deps: ForgetDeps): Promise<EngineState> {
  switch (command.type) {
    case 'gauge':
      return applyCommand(state, { type: 'settings', settings: { ...state.settings, gauge: command.gauge } }, deps);
    case 'settings': {
      const wanted = settingsFrom(command.settings);
      const where = { registers: deps.registers, device: state.device.id };
      // Where the database is closed to us, the snapshot keeps them.
      const settings = await storeSettings(state.settings, wanted, where).catch(() => wanted);
      return { ...state, settings };
    }
    case 'choose':
      await tryWrite(() => deps.registers.set('settings', 'account', command.account));
      return { ...state, selectedAccount: command.account };
    case 'name': {
      const { account: key, colour } = command;
      await refuseUnknown([key], state, deps);
      const nickname = visibleText(command.nickname, longestNickname);
      await deps.registers.set('account', key, { nickname, colour });
      const named = new Map([...state.accounts.named, [key, { key, nickname, colour }]]);
      return { ...withoutUnlisted(state, [key]), accounts: { ...state.accounts, named } };
    }
    case 'keep': {
      // A name makes it known to every device, whatever their own pages have seen.
      const listed = nameAccounts([...listedKeys(state), command.account], state.accounts, state.givenNames);
      const { nickname, colour } = listed.at(-1) ?? { nickname: command.account, colour: 0 };
      return applyCommand(state, { type: 'name', account: command.account, nickname, colour }, deps);
    }
    case 'assign':
      await refuseUnknown([command.from, command.to], state, deps);
      await deps.registers.set('alias', command.from, command.to);
      return joinKeys(withoutUnlisted(state, [command.from, command.to]), command.to, [command.from], deps);
    case 'forget':
      return forgetAccount(state, command.account, deps);
    case 'salt':
      return { ...state, device: await deps.adoptSalt(command.salt) };
  }
}

/** A register of an account that nothing was ever seen of would be shown nowhere and reach every device of the user. */
async function refuseUnknown(keys: readonly AccountKey[], state: EngineState, deps: ForgetDeps): Promise<void> {
  const isFolded = (key: AccountKey) => Object.hasOwn(state.foldCache.folds, key) || state.accounts.named.has(key);
  if (keys.every(isFolded)) return;
  // A damaged fold is made anew later: what is stored says who is known.
  const stored = await deps.observations.accounts();
  if (!keys.every((key) => isFolded(key) || stored.includes(key)))
    throw new RefusedError(message('files.refused.unknownAccount'));
}
