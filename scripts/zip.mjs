// `npm run zip`: the store packages, the same bytes from the same commit on any machine.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { packageProgram, root, run, setUp } from './set-up.mjs';

setUp();
run(process.execPath, [packageProgram('tsx'), 'scripts/check-store-address.ts']);
// Leaves out what a store refuses: see wxt.config.ts.
const env = { ...process.env, HEADROOM_STORE: '1' };
for (const browser of ['chrome', 'firefox']) {
  run(process.execPath, [packageProgram('wxt'), 'zip', '--browser', browser], { env });
}

const output = `${root}.output/`;
for (const name of readdirSync(output).filter((file) => file.endsWith('.zip'))) {
  const hash = createHash('sha256')
    .update(readFileSync(output + name))
    .digest('hex');
  console.log(`${hash}  ${name}`);
}
