// The extension and the app as somebody has them who hosts the app: built for an https address, and served there.
import { spawn } from 'node:child_process';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { answerFrom, type StaticServer } from '../../../scripts/static-server';
import { certificate } from '../../demo/certificate';
import { appFolder } from './app-server';
import type { TestProxy } from './test-proxy';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const host = 'headroom.example';
const origin = `https://${host}`;

let built: Promise<string> | null = null;

/** The folder of the extension for Chromium, built for `https://headroom.example/`; built once, at the first call. */
export function httpsExtension(): Promise<string> {
  built ??= build();
  return built;
}

async function build(): Promise<string> {
  const env = { ...process.env, HEADROOM_PWA_ORIGIN: origin, HEADROOM_PWA_BASE: '/', HEADROOM_OUTPUT: '.output/https' };
  const wxt = spawn(process.execPath, ['node_modules/wxt/bin/wxt.mjs', 'build', '--browser', 'chrome'], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  wxt.stderr.on('data', (data) => {
    said += data;
  });
  const code = await new Promise((resolve) => wxt.once('close', resolve));
  if (code !== 0) throw new Error(`the build for ${origin} failed: ${said.slice(-800)}`);
  return `${root}/.output/https/chrome-mv3`;
}

/** Serves the built app at that address, for browsers behind `proxy`. */
export async function serveHttpsApp(proxy: TestProxy): Promise<StaticServer> {
  const log: string[] = [];
  const server = createServer(certificate, answerFrom(appFolder, log));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  proxy.map(host, port);
  const close = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { port, origin, log, close };
}
