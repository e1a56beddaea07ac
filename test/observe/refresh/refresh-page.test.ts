// @vitest-environment happy-dom
// When a usage page may reload itself: never where that could cost the user something.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { minuteMs } from '../../../src/domain/time/instant';
import { type RefreshDeps, refreshPage } from '../../../src/observe/refresh/refresh-page';

const now = Date.UTC(2026, 10, 24, 12);
const reload = vi.fn();
let kept: number | null;

beforeEach(() => {
  reload.mockClear();
  kept = null;
  document.body.innerHTML = '<main>48% left</main>';
  // What the environment lacks: everything that is not hidden is drawn.
  Element.prototype.checkVisibility = function () {
    return this.closest('[hidden]') === null;
  };
});

interface Change extends Partial<RefreshDeps> {
  readonly pathname?: string;
  readonly hash?: string;
  readonly visibility?: string;
  readonly minutes?: number | null;
  readonly last?: number | null;
}

function refresh(change: Change = {}) {
  const {
    pathname = '/codex/settings/usage',
    hash = '',
    visibility = 'visible',
    minutes = 30,
    last = null,
    ...rest
  } = change;
  Object.defineProperty(document, 'visibilityState', { configurable: true, value: visibility });
  return refreshPage({
    page: { document, location: { pathname, hash, reload } as never },
    ...{ now, openedAt: now - 31 * minuteMs, seenAt: now - 31 * minuteMs, asked: false },
    afterMinutes: async () => minutes,
    lastAt: async () => last,
    keepLast: async (at) => {
      kept = at;
    },
    ...rest,
  });
}

describe('a usage page that is looked at again', () => {
  it('reloads itself once it is older than the user wants', async () => {
    expect(await refresh()).toBe('reloading');
    expect(reload).toHaveBeenCalledOnce();
    expect(kept).toBe(now);
  });

  it.each<[string, string, Change]>([
    ['off', 'the user has not switched it on', { minutes: null }],
    ['off', 'the user has not switched it on, though the popup asks', { minutes: null, asked: true }],
    ['elsewhere', 'it is another page', { pathname: '/c/some-talk', asked: true }],
    ['hidden', 'nobody sees it', { visibility: 'hidden', asked: true }],
    ['fresh', 'its figures are younger', { seenAt: now - 29 * minuteMs }],
    ['fresh', 'it was opened since then, with nothing seen', { seenAt: null, openedAt: now - 29 * minuteMs }],
    ['soon', 'it was loaded just now', { asked: true, openedAt: now - 4 * minuteMs }],
    ['soon', 'another usage page was reloaded just now', { asked: true, last: now - 4 * minuteMs }],
  ])('answers "%s" where %s', async (answer, _, change) => {
    expect(await refresh(change)).toBe(answer);
    expect(reload).not.toHaveBeenCalled();
    expect(kept).toBeNull();
  });

  it('reloads at once when the popup asks, five minutes after the last time', async () => {
    expect(await refresh({ asked: true, seenAt: now - minuteMs, last: now - 5 * minuteMs })).toBe('reloading');
  });

  it('is not held back by a clock that was set back', async () => {
    expect(await refresh({ last: now + 60 * minuteMs })).toBe('reloading');
  });

  it.each([
    '<dialog open>Sure?</dialog>',
    '<div role="dialog">Settings</div>',
    '<div role="alertdialog">Sure?</div>',
    '<div aria-modal="true">Menu</div>',
    '<form><input></form>',
    '<form><select></select></form>',
    '<textarea></textarea>',
    '<div contenteditable="true">a prompt</div>',
  ])('stays as it is while this is on screen: %s', async (html) => {
    document.body.insertAdjacentHTML('beforeend', html);
    expect(await refresh({ asked: true })).toBe('busy');
    expect(reload).not.toHaveBeenCalled();
  });

  it('stays as it is while a field has the focus', async () => {
    document.body.insertAdjacentHTML('beforeend', '<input>');
    expect(await refresh()).toBe('reloading');
    document.querySelector('input')?.focus();
    expect(await refresh()).toBe('busy');
  });

  describe('where something was typed into a field outside a form, which has no focus', () => {
    const typed = async (html: string, value: string) => {
      document.body.insertAdjacentHTML('beforeend', `<section>${html}</section>`);
      const field = document.querySelector<HTMLInputElement>('section input, section textarea') ?? expect.fail();
      field.value = value;
      field.blur();
      return refresh({ asked: true });
    };

    it.each([
      ['<input>', 'a note'],
      ['<input type="search" value="given">', 'a note'],
      ['<input value="given">', ''],
      ['<input type="number">', '7'],
      ['<div hidden><input value="given"></div>', 'a note'],
      ['<div hidden><textarea></textarea></div>', 'a note'],
    ])('stays as it is: %s', async (html, value) => {
      expect(await typed(html, value)).toBe('busy');
      expect(reload).not.toHaveBeenCalled();
    });

    it('stays as it is where a framework made what was typed the default', async () => {
      document.body.insertAdjacentHTML('beforeend', '<input value="a note">');
      expect(await refresh({ asked: true })).toBe('busy');
    });

    it('stays as it is with text in what can be edited, on screen or not', async () => {
      document.body.insertAdjacentHTML('beforeend', '<div hidden><p contenteditable="true">a note</p></div>');
      expect(await refresh({ asked: true })).toBe('busy');
    });

    it.each([
      '<input>',
      '<input type="hidden" value="token">',
      '<input type="checkbox" checked>',
      '<input type="range" value="5">',
      '<input value="https://example.org/link" readonly>',
      '<input value="given" disabled>',
      '<div hidden><input value="given"></div>',
      '<div hidden><p contenteditable="true"> </p></div>',
    ])('reloads beside what nobody typed: %s', async (html) => {
      document.body.insertAdjacentHTML('beforeend', html);
      expect(await refresh({ asked: true })).toBe('reloading');
    });
  });

  it.each([
    '<div hidden><form><input></form></div>',
    '<form><input type="hidden"></form>',
    '<dialog>closed</dialog>',
    '<p contenteditable="false">text</p>',
  ])('is not held back by what nobody sees: %s', async (html) => {
    document.body.insertAdjacentHTML('beforeend', html);
    expect(await refresh()).toBe('reloading');
  });
});
