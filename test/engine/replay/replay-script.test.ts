// The command itself: what it prints, where, and how it ends.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runReplay } from '../../../scripts/replay/run-replay';
import { evidenceLines } from '../../../src/engine/exports/evidence-lines';
import { replayShots, toJsonl } from '../../support/capture';
import { drifting, redeemed } from '../../support/series';

const folder = mkdtempSync(join(tmpdir(), 'headroom-replay-'));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const clock = Date.UTC(2026, 10, 21, 9);
const run = (...args: readonly string[]) => runReplay(args, clock);

/** The command as a process of its own, which takes a second or two to start. */
function spawn(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/replay.ts', ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('npm run replay', () => {
  it('prints one JSON document', () => {
    const { status, stdout, stderr } = spawn(
      file('redeemed.jsonl', toJsonl(redeemed())),
      '--now',
      '2026-07-12T03:00:00Z',
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      now: '2026-07-12T03:00:00Z',
      accounts: [{ events: [{ type: 'reset-redeemed' }] }],
    });
  });

  it('says instants in the zone that is asked for', () => {
    const { stdout } = run(file('zoned.jsonl', toJsonl(redeemed())), '--tz', 'Asia/Tokyo', '--events');
    expect(stdout).toContain('Sun 12 Jul, 10:47 GMT+9  You used a banked reset.');
  });

  it('ends with 0 when only some lines are bad', () => {
    expect(run(file('some.jsonl', `nonsense\n${toJsonl(redeemed())}`)).status).toBe(0);
  });

  it.each([
    ['a file that is missing', ['nowhere.jsonl'], 'There is no file nowhere.jsonl.'],
    ['a file of something else', [file('page.html', '<html>\n</html>\n')], 'is not a capture'],
    ['a folder', [folder], 'cannot be read (EISDIR)'],
    ['no file at all', [], 'Say which file'],
    ['a time that is none', [file('empty.jsonl', ''), '--now', 'yesterday'], '--now yesterday is not a time'],
    ['a zone that is none', [file('empty2.jsonl', ''), '--tz', 'Mars/Base'], 'Mars/Base'],
  ])('ends with 1 and a sentence for %s', (_, args, sentence) => {
    const { status, stdout, stderr } = run(...args);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain(sentence);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  describe('--verify', () => {
    const lines = evidenceLines(replayShots(drifting()).accounts[0]?.observations ?? [], 1);
    const evidence = (name: string, of: readonly string[]) => file(name, of.map((line) => `${line}\n`).join(''));

    it('says that a file is whole, and the last link to compare with the report', () => {
      const { status, stdout, stderr } = run('--verify', evidence('whole.jsonl', lines));
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toContain(`all ${lines.length} lines are unchanged`);
      expect(stdout.trimEnd()).toBe(stdout.trim());
      expect(lines.at(-1)).toContain(`"chain":"${stdout.trim().split(' ').at(-1)}"`);
    });

    it.each([
      ['a changed line', lines.with(2, lines[2]?.replace('"used_percent":53', '"used_percent":3') ?? ''), 'line 3 is'],
      ['a file without links', ['{"at":1}'], 'is not a file of evidence'],
    ])('ends with 1 and a sentence for %s', (name, of, sentence) => {
      const { status, stdout, stderr } = run('--verify', evidence(`${name}.jsonl`, of));
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
      expect(stderr).toContain(sentence);
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    });
  });

  it('prints the same bytes every time, in another process too', () => {
    const path = file('again.jsonl', toJsonl(redeemed()));
    const printed = run(path);
    expect(printed.stdout).not.toBe('');
    expect(run(path)).toEqual(printed);
    expect(spawn(path)).toEqual(printed);
  });

  it('ends the process with 1 where it cannot do what it is asked', () => {
    expect(spawn('nowhere.jsonl')).toEqual(run('nowhere.jsonl'));
    expect(run('nowhere.jsonl').status).toBe(1);
  });
});
