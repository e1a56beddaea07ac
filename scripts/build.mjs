// `npm run build`: both extensions and the PWA, into .output/.
import { packageProgram, root, run, setUp } from './set-up.mjs';

setUp();
buildAll();

function buildAll() {
  const node = process.execPath;
  run(node, [packageProgram('wxt'), 'build', '--browser', 'chrome']);
  run(node, [packageProgram('wxt'), 'build', '--browser', 'firefox']);
  run(node, [packageProgram('vite'), 'build', '--config', `${root}scripts/build/pwa.config.ts`]);
}
