// What becomes of the state, and of what is stored, when the user decided something.
import { visibleText } from '../../domain/validation/visible-text';
import type { Command } from './command';
import { nameAccounts } from './default-names';
import type { EngineState } from './engine-state';
import { type ForgetDeps, forgetAccount } from './forget-account';
import { joinKeys } from './join-accounts';
import { tryWrite } from './store-observations';
import { settingsFrom } from './stored-settings';
import { listedKeys, withoutUnlisted } from './unlisted-accounts';

/** Code units. */
const longestNickname = 200;

/** The state after the command. Rejects when it could not be stored and would be lost. */
export async function applyCommand(state: EngineState, command: Command, deps: ForgetDeps): Promise<EngineState> {
  switch (command.type) {
    case 'gauge':
      return applyCommand(state, { type: 'settings', settings: { ...state.settings, gauge: command.gauge } }, deps);
    case 'settings': {
      const settings = settingsFrom(command.settings);
      await tryWrite(() => deps.registers.set('settings', 'all', settings));
      return { ...state, settings };
    }
    case 'choose':
      await tryWrite(() => deps.registers.set('settings', 'account', command.account));
      return { ...state, selectedAccount: command.account };
    case 'name': {
      const { account: key, colour } = command;
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
      await deps.registers.set('alias', command.from, command.to);
      return joinKeys(withoutUnlisted(state, [command.from, command.to]), command.to, [command.from], deps);
    case 'forget':
      return forgetAccount(state, command.account, deps);
    case 'salt':
      return { ...state, device: await deps.adoptSalt(command.salt) };
  }
}
