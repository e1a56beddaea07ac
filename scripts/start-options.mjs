// The options of `npm start`. Plain JavaScript without packages, because none may be installed yet.
import { parseArgs } from 'node:util';

/** The options in `args`: port, browser, whether it has a window, verbosity. Throws one sentence when they cannot be followed. */
export function startOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      'no-browser': { type: 'boolean', default: false },
      firefox: { type: 'boolean', default: false },
      headless: { type: 'boolean', default: false },
      port: { type: 'string', default: '4173' },
      verbose: { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`${values.port} is not a port.`);
  const browser = values['no-browser'] ? null : values.firefox ? 'firefox' : 'chromium';
  return { port, browser, headless: values.headless, verbose: values.verbose };
}

/** The environment to build in: an extension knows its app by the address it was built for. */
export function buildEnvironment({ port }, environment) {
  return { ...environment, HEADROOM_PWA_ORIGIN: `http://localhost:${port}`, HEADROOM_PWA_BASE: '/' };
}
