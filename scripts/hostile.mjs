// `npm run test:hostile`: the attacks of test/hostile, many times over. Ends with how many were tried and how many got through.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { hostileFigures } from './hostile-figures.mjs';
import { packageProgram, root, setUp, start } from './set-up.mjs';

setUp();
const report = `${root}.cache/hostile.json`;
mkdirSync(`${root}.cache`, { recursive: true });
rmSync(report, { force: true });
const args = ['run', '--config', 'test/vitest.config.ts', '--root', '.', 'test/hostile', '--testTimeout=600000'];
const env = { ...process.env, HEADROOM_HOSTILE: '1' };
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
const { status } = start(process.execPath, [packageProgram('vitest'), ...args, ...reporters], { env });
console.log(hostileFigures(JSON.parse(readFileSync(report, 'utf8')).testResults));
process.exit(status ?? 1);
