// npm run replay -- FILE.jsonl [--now ISO] [--tz ZONE] [--events]
// npm run replay -- --verify FILE.jsonl
import { runReplay } from './replay/run-replay';

const { status, stdout, stderr } = runReplay(process.argv.slice(2), Date.now());
process.stdout.write(stdout);
process.stderr.write(stderr);
process.exitCode = status;
