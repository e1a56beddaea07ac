// Prints the section of CHANGELOG.md about a version: `node scripts/release-notes.mjs v1.0.0`. Fails where the tag is not the
// version in package.json, and where the changelog has no section of it.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/**
 * The text below the heading of `version` in a changelog (https://keepachangelog.com), without the heading and without the link
 * definitions at its end. Null where there is no such section, and where it is empty.
 */
export function notesOf(changelog, version) {
  const lines = changelog.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`## [${version}]`));
  if (start < 0) return null;
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => line.startsWith('## ') || /^\[[^\]]+\]: /.test(line));
  const notes = (end < 0 ? rest : rest.slice(0, end)).join('\n').trim();
  return notes === '' ? null : notes;
}

function print(tag) {
  const root = new URL('../', import.meta.url);
  const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
  if (tag !== `v${version}`) return fail(`The tag is ${tag}, but package.json says ${version}. They must be the same.`);
  const notes = notesOf(readFileSync(new URL('CHANGELOG.md', root), 'utf8'), version);
  if (notes === null) return fail(`CHANGELOG.md has no section of ${version}. Rename "Unreleased" and date it.`);
  console.log(notes);
}

function fail(text) {
  console.error(text);
  process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) print(process.argv[2]);
