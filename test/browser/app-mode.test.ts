import { describe, expect, it } from 'vitest';
import { appModeOf } from '../../src/browser/app-mode';

const page = (userAgent: string, more: { standalone?: boolean; maxTouchPoints?: number; isApp?: boolean } = {}) => {
  const { isApp = false, ...navigator } = more;
  return { navigator: { userAgent, ...navigator }, matchMedia: () => ({ matches: isApp }) };
};
const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)';

describe('appModeOf', () => {
  it.each([
    ['an app opened from its icon', page('Android', { isApp: true }), 'home-screen'],
    ['an app on the Home Screen of iOS', page('iPhone', { standalone: true }), 'home-screen'],
    ['a tab on an iPhone', page('iPhone', { standalone: false }), 'ios-tab'],
    ['a tab on an iPad, which calls itself a Mac', page(mac, { maxTouchPoints: 5 }), 'ios-tab'],
    ['a tab on a Mac', page(mac, { maxTouchPoints: 0 }), 'tab'],
    ['a tab on Android', page('Android', { maxTouchPoints: 5 }), 'tab'],
  ])('recognises %s', (_, of, mode) => {
    expect(appModeOf(of)).toBe(mode);
  });
});
