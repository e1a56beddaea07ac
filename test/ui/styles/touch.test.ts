import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (path: string) => readFileSync(path, 'utf8');

describe('sizes for fingers', () => {
  it('are loaded by both apps, in a narrow window as well', () => {
    expect(read('entrypoints/app/main.tsx')).toContain("styles/touch.css'");
    expect(read('src/pwa/main.tsx')).toContain("styles/touch.css'");
    expect(read('src/ui/styles/touch.css')).toContain('"./targets.css" (max-width: 480px), (pointer: coarse)');
  });

  it('are not for the popup under a mouse, which is no wider than a phone', () => {
    const popup = read('entrypoints/popup/main.tsx').replace(/if \(isPage\) await import\([^)]*touch\.css'\);/, '');
    expect(popup).not.toContain('touch.css');
    expect(read('src/ui/styles/popup.css')).toContain('"./targets.css" (pointer: coarse);');
  });

  it.each(['button', 'select', 'summary', 'input', 'a', 'label'])('make each %s at least 44 px high', (element) => {
    const rules = [...read('src/ui/styles/targets.css').matchAll(/:root:root ([^{]+)\{([^}]+)\}/g)];
    const high = rules.filter(([, , body = '']) => body.includes('min-height: 44px'));
    expect(high.some(([, selector = '']) => new RegExp(`\\b${element}\\b`).test(selector))).toBe(true);
  });
});
