// Every text a person reads lives in src/i18n/messages: this finds those that do not.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { proseIn } from '../support/prose';

/** Files whose texts are no messages, with the reason. */
const exempt: readonly (readonly [path: RegExp, reason: string])[] = [
  [/^src\/observe\//, 'names what is wrong with a body, for replay and Diagnostics, which quote it'],
  [/^src\/engine\/state\/read-response\.ts$/, 'the same, of a body that was not read for its size'],
  [/^src\/sync\/codec\//, 'column names of a wire format'],
  [/^src\/engine\/replay\//, 'replay is a report for developers, in English'],
  [/^src\/engine\/files\/evidence-report\.ts$/, 'the evidence report stays English, because it is passed on'],
  [/^src\/domain\/evidence\/evidence-chain\.ts$/, 'English for reports'],
  [/^src\/domain\/windows\/limit-window\.ts$/, 'limits are proper names'],
  [/^src\/domain\/accounts\/account-name\.ts$/, 'names as they are stored, which it turns into messages'],
  [/^src\/domain\/accounts\/plan-label\.ts$/, 'plans are proper names'],
  [/^src\/domain\/usage\/price-table\.ts$/, 'names of sources'],
  [/^src\/domain\/sample\/sample-pages\.ts$/, 'what the official page would say, in English'],
  [/^src\/domain\/usage\/report-files\.ts$/, 'exported files stay English, because they are passed on'],
  [/^src\/ui\/charts\/surface-names\.ts$/, 'surfaces are proper names'],
  [/^src\/engine\/devices\/device-name\.ts$/, 'browsers and systems are proper names'],
  [/^src\/domain\/referral\/campaigns\.ts$/, 'programmes are proper names'],
  [/^src\/sync\/push\/push-message\.ts$/, 'shown where no worker of ours can run to choose a language'],
  [/^src\/sync\/push\/push-vendor\.ts$/, 'vendors are proper names'],
];

/** Literals that look like words and are none: names of keys, of the program, of browser interfaces. */
const noTexts = new Set([
  'Headroom',
  'Enter',
  'At',
  'Percent',
  'Notification',
  '[object CryptoKey]',
  'Error',
  'ArrowLeft',
  'Home',
  'End',
  'Escape',
]);

const files = ['src', 'entrypoints'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
    .map((file) => `${folder}/${file}`),
);

const found = files
  .filter((file) => !file.startsWith('src/i18n/') && !exempt.some(([path]) => path.test(file)))
  .map((file) => ({ file, texts: textsOf(file) }))
  .filter(({ texts }) => texts.length > 0);

function textsOf(file: string): string[] {
  const texts = proseIn(readFileSync(file, 'utf8'), file.endsWith('x') ? 'tsx' : 'ts');
  return texts.filter((text) => !noTexts.has(text) && !/^(?:[a-z-]+\.)+[a-zA-Z-]+$/.test(text));
}

describe('texts', () => {
  it('are messages: nothing outside src/i18n holds prose', () => {
    expect(found.map(({ file, texts }) => `${file}: ${texts.join(' | ')}`)).toEqual([]);
  });

  it.each(exempt.map(([path, reason]) => [String(path), path, reason] as const))('%s is exempt', (_, path, reason) => {
    expect(files.some((file) => path.test(file))).toBe(true);
    expect(reason).not.toBe('');
  });
});

describe('the finder of texts', () => {
  it.each([
    ['a sentence', `const a = 'Nothing was changed.';`, ['Nothing was changed.']],
    ['a template', `const a = \`Saved \${n} dates.\`;`, ['Saved {} dates.']],
    ['text between tags', 'const a = <p>left</p>;', ['left']],
    ['a spoken attribute', `const a = <p aria-label={ok ? 'left' : undefined} />;`, ['left']],
    ['the name of a component', `const a = <Panel name="left" />;`, ['left']],
    ['a word with a capital', `const a = { text: 'Left' };`, ['Left']],
  ])('finds %s', (_, code, texts) => {
    expect(proseIn(code, 'tsx')).toEqual(texts);
  });

  it.each([
    ['a key of the catalogue', `t('bank.title')`],
    ['an import', `import { a } from './some file';`],
    ['a type', `type A = 'Some words here';`],
    ['an error for programmers', `throw new Error('A component needs a provider.');`],
    ['a class', `const a = <p className="card wide" />;`],
    ['the name of a field in a form', `const a = <input name="address" />;`],
    ['a path', `const a = 'M6 1 11 6';`],
  ])('leaves %s alone', (_, code) => {
    expect(proseIn(code, 'tsx')).toEqual([]);
  });
});
