// `npm run build`: both extensions and the app, into .output/.
import { recordBuilt, targets } from './build-targets.mjs';
import { run, setUp } from './set-up.mjs';

setUp();
for (const target of targets) {
  run(process.execPath, target.command());
  recordBuilt(target, process.env);
}
