// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { compileAll } from '../../../scripts/i18n/catalogue';
import { mirroredPseudo, pseudoLanguage } from '../../../scripts/i18n/pseudo';
import type { Catalogue } from '../../../src/i18n/translator';
import { createLanguageStore, markDocument } from '../../../src/ui/screen/language-store';
import { testTranslator } from '../../support/translator';

const english = compileAll({ 'shell.more': 'More', 'shell.pages': 'Pages' });
const german = compileAll({ 'shell.more': 'Mehr' });

function open(load: (language: string) => Promise<Catalogue | null>, readerLanguages: readonly string[] = ['en-GB']) {
  const store = createLanguageStore({ english, readerLanguages, zone: 'UTC', now: () => 0, load });
  let changes = 0;
  store.subscribe(() => {
    changes += 1;
  });
  return { ...store, more: () => store.translator().t('shell.more'), changes: () => changes };
}

describe('createLanguageStore', () => {
  it('speaks English at first, and when English is chosen reads nothing', async () => {
    const store = open(() => Promise.reject(new Error('read')));
    await store.choose('en');
    expect([store.more(), store.changes()]).toEqual(['More', 0]);
  });

  it('speaks the chosen language once its messages are there, English where it lacks one', async () => {
    const store = open(async () => german);
    await store.choose(pseudoLanguage);
    expect([store.more(), store.translator().t('shell.pages'), store.changes()]).toEqual(['Mehr', 'Pages', 1]);
    await store.choose('en');
    expect([store.more(), store.changes()]).toEqual(['More', 2]);
  });

  it('stays with English when the messages cannot be read', async () => {
    const store = open(() => Promise.reject(new Error('offline')));
    await store.choose(pseudoLanguage);
    expect([store.more(), store.translator().language]).toEqual(['More', 'en']);
  });

  it('follows the last choice when an earlier one is read more slowly', async () => {
    let finish: (catalogue: Catalogue) => void = () => {};
    const store = open(() => new Promise((resolve) => (finish = resolve)));
    const slow = store.choose(pseudoLanguage);
    await store.choose('en');
    finish(german);
    await slow;
    expect(store.more()).toBe('More');
  });
});

describe('markDocument', () => {
  it('writes language and direction', () => {
    const root = document.createElement('html');
    markDocument(root, testTranslator());
    expect([root.lang, root.dir]).toEqual(['en', 'ltr']);
    markDocument(root, testTranslator({ language: mirroredPseudo, catalogue: english }));
    expect([root.lang, root.dir]).toEqual([mirroredPseudo, 'rtl']);
  });
});
