import { describe, expect, it } from 'vitest';
import { compileAll } from '../../../scripts/i18n/catalogue';
import { accountName, numberedName, unassignedName } from '../../../src/domain/accounts/account-name';
import { testTranslator } from '../../support/translator';

const catalogue = compileAll({
  'common.account.numbered': 'Konto {number, number}',
  'common.account.unassigned': 'Nicht zugeordnet',
});
const german = testTranslator({ language: 'de', catalogue });
const spelled = (nickname: string) => german.spell(accountName(nickname));

describe('what an account is called', () => {
  it('follows the language where the stored name is one of ours', () => {
    expect([numberedName(1), numberedName(12), unassignedName].map(spelled)).toEqual([
      'Konto 1',
      'Konto 12',
      'Nicht zugeordnet',
    ]);
  });

  it.each(['Work', 'Account', 'Account 0', 'Account 2 (old)', 'account 2', 'Account 12345', 'My Account 2'])(
    'is what the user wrote: %s',
    (name) => {
      expect(spelled(name)).toBe(name);
    },
  );
});
