import { describe, expect, it } from 'vitest';
import { computerName, phoneName } from '../../../src/engine/devices/device-name';
import { testTranslator } from '../../support/translator';

const { spell } = testTranslator();

const gecko = (system: string) => `Mozilla/5.0 (${system}; rv:142.0) Gecko/20100101 Firefox/142.0`;
const chromium = (system: string, more = '') =>
  `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36${more}`;

describe('computerName', () => {
  it.each([
    [chromium('X11; Linux x86_64'), 'Chrome on Linux'],
    [chromium('Windows NT 10.0; Win64; x64', ' Edg/140.0.0.0'), 'Edge on Windows'],
    [gecko('Macintosh; Intel Mac OS X 10.15'), 'Firefox on Mac'],
    [chromium('X11; CrOS x86_64 14541.0.0'), 'Chrome on ChromeOS'],
  ])('%s is %s', (agent, name) => {
    expect(spell(computerName(agent))).toBe(name);
  });
});

describe('phoneName', () => {
  it.each([
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15', 'iPhone'],
    ['Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) AppleWebKit/605.1.15', 'iPad'],
    [chromium('Linux; Android 15; Pixel 9 Build/AP4A'), 'Pixel 9'],
    // Chrome names every model "K" to tell less.
    [chromium('Linux; Android 10; K'), 'Chrome on Android'],
    [gecko('Android 15; Mobile'), 'Firefox on Android'],
    [chromium('Linux; Android 10; K', ' SamsungBrowser/28.0'), 'Samsung Internet on Android'],
    [chromium('X11; Linux x86_64', ' Edg/140.0.0.0'), 'Edge on this device'],
  ])('%s is %s', (agent, name) => {
    expect(spell(phoneName(agent))).toBe(name);
  });
});
