// What a step of the tests found, as the file it leaves for the step that counts.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { root } from './set-up.mjs';

const folder = `${root}.cache`;

/** A path for a report, where no older report is left. */
export function freshReport(name) {
  mkdirSync(folder, { recursive: true });
  rmSync(`${folder}/${name}`, { force: true });
  return `${folder}/${name}`;
}

/** The report, or an empty one when its program ended before it wrote any. */
export function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return {};
  }
}
