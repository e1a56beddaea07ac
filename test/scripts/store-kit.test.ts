// What the stores' forms ask for: in every language, within their limits, and true.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { manifestLanguages } from '../../scripts/build/manifest-texts';
import { storeLanguages, storeListing } from '../../scripts/build/store-listing';
import { topicSource } from '../../scripts/i18n/catalogue';

const english = storeListing('en');
const bullets = (text: string) => text.split('\n').filter((line) => line.startsWith('• ')).length;

describe('the texts of the stores', () => {
  it('are there in sixteen languages, and in every language that the extension speaks', () => {
    const sixteen = 'ar de en es fr id it ja ko pl pt-BR ru tr vi zh-CN zh-TW'.split(' ');
    expect(storeLanguages().sort()).toEqual(sixteen);
    expect(manifestLanguages().filter((language) => !sixteen.includes(language))).toEqual([]);
  });

  it.each(storeLanguages())('fit the forms in %s, and say what the English ones say', (language) => {
    const { name, summary, description } = storeListing(language);
    expect([name.length <= 75, summary.length <= 132, description.length <= 4_000]).toEqual([true, true, true]);
    expect(name).toContain('Headroom');
    // Parts are not lost, and no Markdown is shown as such.
    expect(bullets(description)).toBe(bullets(english.description));
    expect(description.split('\n\n')).toHaveLength(english.description.split('\n\n').length);
    for (const part of ['Headroom', 'Codex', 'Codex CLI', 'OpenAI', 'MIT']) expect(description).toContain(part);
    expect(description).not.toMatch(/[*#_`]|\]\(|'/);
    if (language !== 'en') expect(description).not.toContain(english.description.split('\n')[0]);
  });
});

describe('the privacy policy', () => {
  it('says the same in docs/store as in the app', () => {
    const messages = topicSource('en', 'privacy');
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    const topics = Object.keys(messages).filter((key) => key.endsWith('.text'));
    const sections = topics.map((key) => `## ${messages[key.slice(0, -'.text'.length)]}\n\n${messages[key]}`);
    const policy = ['# Privacy policy', messages['privacy.lead'], ...sections]
      .join('\n\n')
      .replace('{version}', version);
    const unwrapped = readFileSync('docs/store/privacy-policy.md', 'utf8').replace(/(?<=\S)\n(?=\S)/g, ' ');
    expect(unwrapped.trim()).toBe(policy);
  });
});
