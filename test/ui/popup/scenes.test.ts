// The scenes of the gallery are what they are called, by the code that ships.
import { expect, it } from 'vitest';
import { viewAccount } from '../../../src/domain/accounts/view-account';
import { foldAll } from '../../../src/domain/fold/fold';
import { sampleAccount } from '../../../src/domain/sample/sample-account';
import { sampleData } from '../../../src/domain/sample/sample-data';
import { now } from '../../support/fixtures/account-view';
import { type SceneName, sceneNames, sceneOf } from '../../support/fixtures/scenes';
import { testTranslator } from '../../support/translator';

const { state } = foldAll(sampleAccount, sampleData({ now, zone: 'Europe/Berlin' })).fold;
const text = testTranslator({ place: { zone: 'Europe/Berlin', locale: 'en-GB' }, now: () => now });
const viewOf = (name: SceneName) => viewAccount(sceneOf(name).change(state, now), now);

it.each<[SceneName, string, string]>([
  ['plus', 'free', 'Good to go. Next limit: 5-hour, 49% left, full again today 15:00.'],
  [
    'blocked',
    'blocked',
    'Blocked by Weekly until Wed 25 Nov, 16:20. A banked reset frees you now. 5-hour cannot help before that.',
  ],
  ['credits', 'free', 'Good to go on credits. Weekly is used up; you are now using credits (270.12 left).'],
  ['unknown', 'unknown', 'Nothing seen yet. Open the Codex usage page once.'],
  ['aged', 'free', 'Good to go, as of 9 h ago. Next limit: Weekly, 53% left, full again Wed 25 Nov, 07:20.'],
  ['superseded', 'free', '5-hour should be full since today 14:05, not confirmed.'],
  ['unstarted', 'free', 'Good to go. Your windows start with your next message.'],
  ['bare', 'free', 'Good to go.'],
])('the scene "%s" says what it is', (name, headline, says) => {
  const view = viewOf(name);
  expect(view.headline.state).toBe(headline);
  expect(text.sentences(view.headline.sentences)).toBe(says);
});

it('has many windows, many resets and many accounts', () => {
  expect(viewOf('many').windows).toHaveLength(5);
  expect(viewOf('crowded').bank.resets.length).toBeGreaterThan(30);
  expect(sceneOf('accounts').others).toHaveLength(5);
  expect(sceneNames).toHaveLength(12);
});
