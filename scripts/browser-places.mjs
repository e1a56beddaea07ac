// Where browsers are installed on each platform. Plain JavaScript without packages, because none may be installed yet.
import { posix, win32 } from 'node:path';

/** Which browsers `npm start` can show the extension in, in the order of preference. Chromium is what the tests use. */
const linux = [
  ['Chromium', 'chromium', ['chromium', 'chromium-browser'], []],
  ['Chrome for Testing', 'chromium', ['google-chrome-for-testing'], []],
  ['Google Chrome', 'chromium', ['google-chrome', 'google-chrome-stable'], ['/opt/google/chrome/chrome']],
  ['Microsoft Edge', 'chromium', ['microsoft-edge', 'microsoft-edge-stable'], ['/opt/microsoft/msedge/msedge']],
  ['Brave', 'chromium', ['brave-browser', 'brave'], ['/opt/brave.com/brave/brave-browser']],
  ['Firefox', 'firefox', ['firefox-esr', 'firefox'], []],
];
const macOs = [
  ['Chromium', 'chromium', 'Chromium'],
  ['Chrome for Testing', 'chromium', 'Google Chrome for Testing'],
  ['Google Chrome', 'chromium', 'Google Chrome'],
  ['Microsoft Edge', 'chromium', 'Microsoft Edge'],
  ['Brave', 'chromium', 'Brave Browser'],
  ['Firefox', 'firefox', 'Firefox', 'firefox'],
];
const windows = [
  ['Chromium', 'chromium', ['Chromium', 'Application', 'chrome.exe']],
  ['Google Chrome', 'chromium', ['Google', 'Chrome', 'Application', 'chrome.exe']],
  ['Microsoft Edge', 'chromium', ['Microsoft', 'Edge', 'Application', 'msedge.exe']],
  ['Brave', 'chromium', ['BraveSoftware', 'Brave-Browser', 'Application', 'brave.exe']],
  ['Firefox', 'firefox', ['Mozilla Firefox', 'firefox.exe']],
];

/**
 * The paths at which a browser may be installed, best first: `{ name, engine, path }`, where `engine` is 'chromium' or 'firefox'.
 * `env` is the environment: its PATH on Linux, the program folders on Windows, HOME on macOS.
 */
export function browserPlaces(platform, env) {
  if (platform === 'win32') return windowsPlaces(env);
  return platform === 'darwin' ? macPlaces(env) : linuxPlaces(env);
}

/** Browsers that no vendor has changed: they behave as the tests expect. */
const plain = ['Chromium', 'Chrome for Testing', 'Firefox'];

/**
 * The browser for tests and benches: the one that the environment names (CHROMIUM, FIREFOX), else Chromium or Firefox itself.
 * Null without one. `machine`: its `platform`, its `env`, whether a path `exists`, and the path of a `downloaded` Chromium or null.
 */
export function testBrowser(engine, machine) {
  return (
    namedBrowser(engine, machine) ?? installedBrowser(engine, machine, plain) ?? downloadedBrowser(engine, machine)
  );
}

/** The browser in which `npm start` shows the extension: as for tests, else an installed Chrome, Edge or Brave. */
export function startBrowser(engine, machine) {
  return testBrowser(engine, machine) ?? installedBrowser(engine, machine);
}

function namedBrowser(engine, { platform, env, exists }) {
  const path = env[engine.toUpperCase()];
  const { basename } = platform === 'win32' ? win32 : posix;
  return path && exists(path) ? { name: basename(path), engine, path } : null;
}

function installedBrowser(engine, { platform, env, exists }, names) {
  const isWanted = (place) => place.engine === engine && (!names || names.includes(place.name));
  return browserPlaces(platform, env).find((place) => isWanted(place) && exists(place.path)) ?? null;
}

function downloadedBrowser(engine, { downloaded, exists }) {
  const path = engine === 'chromium' ? downloaded() : null;
  return path && exists(path) ? { name: 'Chromium', engine, path } : null;
}

/** The one command that installs a browser of `engine`. */
export function installAdvice(engine, platform) {
  if (engine === 'chromium') return `npx playwright-core install ${platform === 'linux' ? '--with-deps ' : ''}chromium`;
  if (platform === 'win32') return 'winget install Mozilla.Firefox';
  return platform === 'darwin' ? 'brew install --cask firefox' : 'sudo apt-get install firefox-esr';
}

function linuxPlaces({ PATH = '' }) {
  const folders = [
    ...new Set(['/usr/bin', '/usr/local/bin', '/snap/bin', ...PATH.split(':').filter(posix.isAbsolute)]),
  ];
  return linux.flatMap(([name, engine, programs, paths]) => {
    const found = programs.flatMap((program) => folders.map((folder) => posix.join(folder, program)));
    return [...found, ...paths].map((path) => ({ name, engine, path }));
  });
}

function macPlaces({ HOME }) {
  const folders = ['/Applications', ...(HOME ? [posix.join(HOME, 'Applications')] : [])];
  return macOs.flatMap(([name, engine, app, program = app]) =>
    folders.map((folder) => ({ name, engine, path: posix.join(folder, `${app}.app`, 'Contents', 'MacOS', program) })),
  );
}

function windowsPlaces(env) {
  const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean);
  return windows.flatMap(([name, engine, parts]) =>
    folders.map((folder) => ({ name, engine, path: win32.join(folder, ...parts) })),
  );
}
