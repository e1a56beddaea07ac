import { describe, expect, it, vi } from 'vitest';
import { createHashRouter } from '../../../src/ui/screen/router';

const bar = (hash: string) => ({
  location: { hash },
  history: { state: { scrolledTo: 7 }, replaceState: vi.fn() },
  addEventListener: vi.fn(),
  removeEventListener: vi.fn(),
});

describe('createHashRouter', () => {
  it.each([
    ['', '/'],
    ['#', '/'],
    ['#/bank', '/bank'],
    ['#/events?open=e%201', '/events'],
    ['#/phone', '/devices'],
    ['#/phone?open=1', '/devices'],
    ['#/constructor', '/constructor'],
  ])('reads "%s" as %s', (hash, path) => {
    expect(createHashRouter(bar(hash)).path()).toBe(path);
  });

  it('hands over what follows the question mark', () => {
    expect(createHashRouter(bar('#/events?open=e%201')).params().get('open')).toBe('e 1');
    expect(createHashRouter(bar('#/events')).params().get('open')).toBeNull();
  });

  it('goes by changing the address, so that "back" works', () => {
    const address = bar('#/');
    createHashRouter(address).go('/plan');
    expect(address.location.hash).toBe('/plan');
  });

  it('notes what a page shows in its address, without a step for "back" or a loss of what is noted there', () => {
    const address = bar('#/history?range=day');
    createHashRouter(address).replaceParams(new URLSearchParams({ range: 'month' }));
    expect(address.history.replaceState).toHaveBeenLastCalledWith({ scrolledTo: 7 }, '', '#/history?range=month');
    createHashRouter(address).replaceParams(new URLSearchParams());
    expect(address.history.replaceState).toHaveBeenLastCalledWith({ scrolledTo: 7 }, '', '#/history');
  });

  it('stops listening when told to', () => {
    const address = bar('#/');
    const listener = () => {};
    createHashRouter(address).subscribe(listener)();
    expect(address.removeEventListener).toHaveBeenCalledWith('hashchange', listener);
  });
});
