import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (path: string) => readFileSync(path, 'utf8');

describe('sizes for fingers', () => {
  it('are loaded by both apps, and not by the popup, which is no wider than a phone', () => {
    expect(read('entrypoints/app/main.tsx')).toContain("styles/touch.css'");
    expect(read('src/pwa/main.tsx')).toContain("styles/touch.css'");
    expect(read('entrypoints/popup/main.tsx')).not.toContain('touch.css');
  });

  it.each(['button', 'select', 'summary', 'input', 'a', 'label'])('make each %s at least 44 px high', (element) => {
    const rules = [...read('src/ui/styles/touch.css').matchAll(/:root:root ([^{]+)\{([^}]+)\}/g)];
    const high = rules.filter(([, , body = '']) => body.includes('min-height: 44px'));
    expect(high.some(([, selector = '']) => new RegExp(`\\b${element}\\b`).test(selector))).toBe(true);
  });
});
