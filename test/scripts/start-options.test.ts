import { describe, expect, it } from 'vitest';
import { buildEnvironment, startOptions } from '../../scripts/start-options.mjs';

describe('npm start', () => {
  it('serves the app where it always does, with a browser, unless told otherwise', () => {
    expect(startOptions([])).toEqual({ port: 4173, browser: 'chromium', headless: false, verbose: false });
    expect(startOptions(['--no-browser', '--port', '4199', '--verbose'])).toEqual({
      port: 4199,
      browser: null,
      headless: false,
      verbose: true,
    });
    expect(startOptions(['--firefox', '--headless'])).toMatchObject({ browser: 'firefox', headless: true });
    expect(startOptions(['--firefox', '--no-browser']).browser).toBeNull();
  });

  it.each([[['--port', 'many']], [['--port', '0']], [['--port', '70000']], [['--port', '80.5']], [['--colour']]])(
    'does not begin with %j',
    (args) => {
      expect(() => startOptions(args)).toThrow();
    },
  );

  it('builds the extension for the address it serves the app at, whatever it was built for before', () => {
    const before = { PATH: '/bin', HEADROOM_PWA_ORIGIN: 'https://headroom.example', HEADROOM_PWA_BASE: '/headroom/' };
    expect(buildEnvironment(startOptions(['--port', '4199']), before)).toEqual({
      PATH: '/bin',
      HEADROOM_PWA_ORIGIN: 'http://localhost:4199',
      HEADROOM_PWA_BASE: '/',
    });
  });
});
