// Every text a person reads lives in src/i18n/messages: this finds those that do not.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fixedSpacesIn } from '../support/fixed-spaces';
import { markupProseIn, proseIn, readsErrorText, styleProseIn } from '../support/prose';

/** Files whose texts are no messages, with the reason. */
const exempt: readonly (readonly [path: RegExp, reason: string])[] = [
  [/^src\/observe\//, 'names what is wrong with a body, for replay and Diagnostics, which quote it'],
  [/^src\/engine\/state\/read-response\.ts$/, 'the same, of a body that was not read for its size'],
  [/^src\/sync\/codec\//, 'column names of a wire format'],
  [/^src\/engine\/replay\//, 'replay is a report for developers, in English'],
  [/^src\/engine\/exports\/evidence-report\.ts$/, 'the evidence report stays English, because it is passed on'],
  [/^src\/domain\/evidence\/evidence-chain\.ts$/, 'the seed of a chain of hashes'],
  [/^src\/domain\/windows\/limit-window\.ts$/, 'limits are proper names'],
  [/^src\/domain\/accounts\/account-name\.ts$/, 'names as they are stored, which it turns into messages'],
  [/^src\/domain\/accounts\/plan-label\.ts$/, 'plans are proper names'],
  [/^src\/domain\/usage\/price-table\.ts$/, 'names of sources'],
  [/^src\/domain\/sample\/sample-pages\.ts$/, 'what the official page would say, in English'],
  [/^src\/domain\/usage\/report-files\.ts$/, 'exported files stay English, because they are passed on'],
  [/^src\/domain\/guide\/guide-csv\.ts$/, 'an exported file stays English, because it is passed on'],
  [/^src\/ui\/charts\/surface-names\.ts$/, 'products are proper names'],
  [/^src\/engine\/devices\/device-name\.ts$/, 'browsers and systems are proper names'],
  [/^src\/domain\/referral\/campaigns\.ts$/, 'programmes are proper names'],
  [/^src\/sync\/push\/push-message\.ts$/, 'one fixed sentence, where no worker of ours can run to choose a language'],
  [/^src\/sync\/push\/push-vendor\.ts$/, 'vendors are proper names'],
];

/** Literals that look like words and are none: names of keys, of the program, of browser interfaces. */
const noTexts = new Set([
  'Headroom',
  'Fee',
  'Units',
  'Rate',
  'Carry',
  'Enter',
  'At',
  'Percent',
  'Notification',
  '[object CryptoKey]',
  'Error',
  'Home',
  'End',
  'Escape',
]);

const files = ['src', 'entrypoints'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
    .map((file) => `${folder}/${file}`),
);

/** Code that reads the text of an error, with what becomes of it. Anything else would show an English text of the program. */
const readErrors: Readonly<Record<string, string>> = {
  'src/sync/transports/push.ts': 'quoted inside a message, as the last word on what the browser refused',
  'src/sync/transports/relay.ts': 'compared with the prefixes relays answer with, and never shown',
};

/** Pages before their scripts run. The installed app greets in English, by name and by the sentence of its manifest. */
const greeting = 'src/pwa/index.html';

const prose = new Map(
  files.map((file) => [file, proseIn(readFileSync(file, 'utf8'), file.endsWith('x') ? 'tsx' : 'ts')] as const),
);
const proseOf = (file: string) => prose.get(file) ?? [];

const found = files
  .filter((file) => !file.startsWith('src/i18n/') && !exempt.some(([path]) => path.test(file)))
  .map((file) => ({ file, texts: textsOf(file) }))
  .filter(({ texts }) => texts.length > 0);

function textsOf(file: string): string[] {
  return proseOf(file).filter((text) => !noTexts.has(text) && !/^(?:[a-z-]+\.)+[a-zA-Z-]+$/.test(text));
}

describe('texts', () => {
  it('are messages: nothing outside src/i18n holds prose', () => {
    expect(found.map(({ file, texts }) => `${file}: ${texts.join(' | ')}`)).toEqual([]);
  });

  it.each(exempt.map(([path, reason]) => [String(path), path, reason] as const))('%s is exempt', (_, path, reason) => {
    expect(files.some((file) => path.test(file))).toBe(true);
    expect(reason).not.toBe('');
    expect(files.filter((file) => path.test(file)).flatMap(textsOf)).not.toEqual([]);
  });

  it('are not in style sheets', () => {
    const sheets = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.css'));
    expect(sheets.length).toBeGreaterThan(0);
    expect(sheets.flatMap((file) => styleProseIn(readFileSync(`src/${file}`, 'utf8')))).toEqual([]);
  });

  it('are not in pages, which wait for their scripts', () => {
    const pages = ['src', 'entrypoints'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.html'))
        .map((file) => `${folder}/${file}`),
    );
    expect(pages).toContain(greeting);
    const stray = pages
      .filter((file) => file !== greeting)
      .flatMap((file) => markupProseIn(readFileSync(file, 'utf8')));
    expect(stray.filter((text) => !noTexts.has(text))).toEqual([]);
  });

  it('of errors reach no screen: nothing reads them', () => {
    const reading = files.filter(
      (file) => !exempt.some(([path]) => path.test(file)) && readsErrorText(readFileSync(file, 'utf8')),
    );
    expect(reading.sort()).toEqual(Object.keys(readErrors).sort());
  });

  it('have no fixed space between two of them, which Chinese and Japanese do not write', () => {
    const spaces = files
      .filter((file) => file.endsWith('.tsx'))
      .flatMap((file) => fixedSpacesIn(readFileSync(file, 'utf8')).map((line) => `${file}: ${line}`));
    expect(spaces).toEqual([]);
  });

  it('are told from names by a list without dead entries', () => {
    const all = new Set(files.flatMap(proseOf));
    expect([...noTexts].filter((name) => !all.has(name))).toEqual([]);
  });
});

describe('the finder of texts', () => {
  it('finds words in style sheets, and no signs', () => {
    expect(styleProseIn(`a::after { content: "left"; } b::before { content: '·'; }`)).toEqual(['left']);
  });

  it('finds words in markup, and none in scripts', () => {
    const html = '<title>Now</title><style>a { b: c }</style><p title="all">left <b>over</b></p><script>go()</script>';
    expect(markupProseIn(html)).toEqual(['Now', 'left', 'over', 'all']);
  });

  it.each([
    ['between two texts', `<p>{t('a')}{' '}{t('b')}</p>`],
    ['between text and component', `<p><b>{t('a')}</b> <T k="b" /></p>`],
    ['by choice', `<p>{spell(a)}{more ? ' ' : null}{spell(b)}</p>`],
    ['at the begin of a fragment', `<>{' '}<LastError at={at} /></>`],
    ['inside a template', `<p>{\`\${t('a')} \${comparedText(b)}\`}</p>`],
    ['at the end of a template', `<p>{a ? \`\${t('a')} \` : null}</p>`],
  ])('sees a fixed space %s', (_, markup) => {
    expect(fixedSpacesIn(`const a = ${markup};`)).toHaveLength(1);
  });

  it.each([
    ['a name and a text', `<p>{slug} {t('a')}</p>`],
    ['a sign and a text', `<p><span aria-hidden="true">✓</span> {t('a')}</p>`],
    ['an icon and a text', `<button><X size={14} /> {t('a')}</button>`],
    ['a text and a tag', `<p>{t('a')} {isBest ? <Tag>{t('b')}</Tag> : null}</p>`],
    ['figures', `<p>{low} {high}</p>`],
    ['a sign and a text in a template', `<p>{\`! \${t('a')}\`}</p>`],
  ])('lets a space between %s pass', (_, markup) => {
    expect(fixedSpacesIn(`const a = ${markup};`)).toEqual([]);
  });

  it.each(['t(error.message)', `say(\`\${error}\`)`, 'say(String(reason))', '(error as Error).message'])(
    'sees %s',
    (code) => {
      expect(readsErrorText(code)).toBe(true);
    },
  );

  it.each(['data.message', 'error.name', 'throw error'])('lets %s pass', (code) => {
    expect(readsErrorText(code)).toBe(false);
  });

  it.each([
    ['a sentence', `const a = 'Nothing was changed.';`, ['Nothing was changed.']],
    ['a template', `const a = \`Saved \${n} dates.\`;`, ['Saved {} dates.']],
    ['text between tags', 'const a = <p>left</p>;', ['left']],
    ['a spoken attribute', `const a = <p aria-label={ok ? 'left' : undefined} />;`, ['left']],
    ['the name of a component', `const a = <Panel name="left" />;`, ['left']],
    ['a word with a capital', `const a = { kind: 'Left' };`, ['Left']],
    ['the text of a picture', `const a = <img alt="a phone" />;`, ['a phone']],
    ['a tooltip', `const a = <p title={\`\${n} left\`} />;`, ['{} left']],
    ['an example in a field', `const a = <input placeholder="words" />;`, ['words']],
    ['a notification', `show('headroom', { body: 'left', tag: 'left' });`, ['left']],
    ['an option of a list', `const a = [{ value: 'left', text: 'left' }];`, ['left']],
    ['a property that is set', `link.textContent = 'left';`, ['left']],
    ['an attribute that is set', `link.setAttribute('aria-label', 'left');`, ['left']],
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
