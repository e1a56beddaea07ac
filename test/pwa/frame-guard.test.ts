// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { isFramed } from '../../src/pwa/frame-guard';
import { testTranslator } from '../support/translator';

describe('the app in a frame', () => {
  it('does not start, and offers itself on its own', () => {
    document.body.innerHTML = '<div id="root"></div>';
    const framed = { top: {}, self: window, document, location: window.location } as unknown as Window;
    expect(isFramed(framed, testTranslator().t('pwa.framed'))).toBe(true);
    expect(document.getElementById('root')).toBeNull();
    expect(document.querySelector('a')?.textContent).toMatch(/Open Headroom on its own/);
  });

  it('starts where nobody frames it', () => {
    document.body.innerHTML = '<div id="root"></div>';
    const alone = { top: window, self: window, document, location: window.location } as unknown as Window;
    expect(isFramed(alone, '')).toBe(false);
    expect(document.getElementById('root')).not.toBeNull();
  });
});
