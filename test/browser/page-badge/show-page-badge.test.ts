// @vitest-environment happy-dom
// Life of the badge in one page. How it looks, and what a page can read of it: test/e2e/page-badge.spec.ts.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { showPageBadge } from '../../../src/browser/page-badge/show-page-badge';
import type { PageBadge } from '../../../src/domain/page-badge/page-badge';

const badge: PageBadge = {
  ...({ corner: 'bottom-end', direction: 'ltr', language: 'en', tone: 'calm', hollow: false, level: 48 } as const),
  ...{ amount: 'Weekly: 48% left', next: 'Full again Wed 25 Nov, 16:20', name: 'Headroom · Weekly: 48% left' },
  ...{ sentence: 'Good to go.', hide: 'Hide on this page', hint: 'To switch it off, open Headroom’s settings.' },
};

let listener: (stored: unknown) => void;
let root: ShadowRoot | null;
let isAlive: boolean;
let isCodex: boolean;
let stop: () => void;
const attachShadow = Element.prototype.attachShadow;
const checkVisibility = Element.prototype.checkVisibility;

const host = () => document.querySelector('[data-headroom-badge]');
const settled = () => vi.advanceTimersByTimeAsync(0);

async function show(stored: unknown): Promise<void> {
  stop = showPageBadge({
    page: window as never,
    load: async () => stored,
    onChange: (given) => {
      listener = given;
      return () => {
        listener = () => {};
      };
    },
    isCodexPage: () => isCodex,
    isAlive: () => isAlive,
  });
  await settled();
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  root = null;
  isAlive = true;
  isCodex = true;
  document.body.innerHTML = '<main>Codex</main>';
  Element.prototype.attachShadow = function (init) {
    expect(init.mode).toBe('closed');
    root = attachShadow.call(this, init);
    return root;
  };
  Element.prototype.checkVisibility = () => true;
});

afterEach(() => {
  stop();
  vi.useRealTimers();
  Element.prototype.attachShadow = attachShadow;
  Element.prototype.checkVisibility = checkVisibility;
});

describe('the badge in a page', () => {
  it('is drawn as stored: a name for those who hear it, texts that are no text of the page, and nothing the tab key meets', async () => {
    await show(badge);
    expect(host()?.parentElement).toBe(document.documentElement);
    const note = root?.querySelector('[role=note]');
    expect(note?.getAttribute('aria-label')).toBe(badge.name);
    expect([...(root?.querySelectorAll('[data-text]') ?? [])].map((each) => each.getAttribute('data-text'))).toEqual([
      badge.amount,
      badge.next,
      badge.sentence,
      badge.hint,
    ]);
    expect(note?.textContent).toBe('');
    expect(root?.querySelector<HTMLElement>('button')?.tabIndex).toBe(-1);
    expect(root?.querySelector('button')?.getAttribute('aria-label')).toBe('Hide on this page');
  });

  it('finds its place before it is in the page, so that the page is not laid out twice for it', async () => {
    document.body.innerHTML = '<textarea></textarea>';
    const composer = document.querySelector('textarea') as HTMLTextAreaElement;
    const wasThere: boolean[] = [];
    composer.getBoundingClientRect = () => {
      wasThere.push(host() !== null);
      return new DOMRect(0, 0, 100, 20);
    };
    await show(badge);
    expect([wasThere.length > 0, ...new Set(wasThere)]).toEqual([true, false]);
    expect(host()).not.toBeNull();
  });

  it.each([undefined, null, 'x', { ...badge, corner: 'middle' }, { ...badge, level: 'much' }, { ...badge, amount: 7 }])(
    'is not drawn where %o is stored',
    async (stored) => {
      await show(stored);
      expect(host()).toBeNull();
    },
  );

  it('follows what is stored, and goes when it is switched off', async () => {
    await show(badge);
    listener({ ...badge, tone: 'stop', level: 0, name: 'Headroom · Codex is blocked', next: '' });
    expect(root?.querySelector('[role=note]')?.getAttribute('aria-label')).toBe('Headroom · Codex is blocked');
    expect(root?.querySelectorAll<HTMLElement>('.line')[1]?.hidden).toBe(true);
    listener(undefined);
    expect(host()).toBeNull();
    listener(badge);
    expect(host()).not.toBeNull();
  });

  it('stays hidden after a click on its button, until it is switched off and on', async () => {
    await show(badge);
    root?.querySelector('button')?.click();
    expect(host()).toBeNull();
    listener({ ...badge, level: 20 });
    expect(host()).toBeNull();
    listener(undefined);
    listener(badge);
    expect(host()).not.toBeNull();
  });

  it('is in Codex pages alone, also where the address changes without a load', async () => {
    isCodex = false;
    await show(badge);
    expect(host()).toBeNull();
    isCodex = true;
    window.dispatchEvent(new PopStateEvent('popstate'));
    expect(host()).not.toBeNull();
    isCodex = false;
    window.dispatchEvent(new PopStateEvent('popstate'));
    expect(host()).toBeNull();
  });

  it('comes back three times where the page takes it away, and then leaves the page alone', async () => {
    await show(badge);
    for (let times = 0; times < 3; times++) {
      host()?.remove();
      await vi.advanceTimersByTimeAsync(1_000);
      expect(host()).not.toBeNull();
    }
    host()?.remove();
    await vi.advanceTimersByTimeAsync(60_000);
    listener({ ...badge, level: 20 });
    expect(host()).toBeNull();
  });

  it('goes with the extension, and leaves no second one behind after an update', async () => {
    await show(badge);
    isAlive = false;
    window.dispatchEvent(new PopStateEvent('popstate'));
    expect(host()).toBeNull();
    isAlive = true;
    const left = document.createElement('div');
    left.setAttribute('data-headroom-badge', '');
    document.documentElement.append(left);
    await show(badge);
    expect(document.querySelectorAll('[data-headroom-badge]')).toHaveLength(1);
    expect(left.isConnected).toBe(false);
  });

  it('draws the ring as far as something is left, dashed for an old reading', async () => {
    await show({ ...badge, level: 48 });
    const arc = () => root?.querySelector('circle:not(.track)')?.getAttribute('stroke-dasharray');
    expect(arc()).toBe('48 100');
    listener({ ...badge, level: 15, hollow: true });
    expect(arc()).toBe('4 3 4 3 1 100');
    expect(root?.querySelector('[data-hollow]')).not.toBeNull();
  });
});
