// Names that the user gave to projects on another device. That device knows a project by its label, or by the name its computer
// shares. These names are synced with the settings, so that its computer uses them too.
import type { SharedProject } from './packed-day-sums';

/** By `label:3fa2` or `name:harbour`, as the other device saw the project: what it is called since. */
export type GivenNames = Readonly<Record<string, string>>;

const labelLength = 4;
const mostNames = 500;
const longestName = 80;

/** What other devices call a project that they know no name of: the beginning of its key. */
export function labelOf(key: string): string {
  return key.slice(0, labelLength);
}

/** What a project of this computer is called. `own`: its name here. */
export function nameGiven(given: GivenNames, key: string, own: string): string {
  return given[`label:${labelOf(key)}`] ?? given[`name:${own}`] ?? own;
}

/** What a project of another device is called; undefined where no name was given, or has arrived there already. */
export function nameGivenTo(given: GivenNames, project: SharedProject): string | undefined {
  return 'text' in project ? given[`${project.kind}:${project.text}`] : undefined;
}

/** The names after one was given to a project of another device. */
export function withNameGiven(given: GivenNames, project: SharedProject, name: string): GivenNames {
  if (!('text' in project) || name.trim() === '') return given;
  const text = name.trim().slice(0, longestName);
  const known = nameGivenTo(given, project);
  // Its computer may call it by an earlier given name: that one is replaced, as it is what the computer looks up.
  const earlier = known ?? (project.kind === 'name' ? project.text : undefined);
  const names = Object.entries(given).map(([at, each]) => [at, each === earlier ? text : each] as const);
  const isReplaced = names.some(([, each], index) => each !== Object.values(given)[index]);
  const added = isReplaced ? [] : [[`${project.kind}:${project.text}`, text] as const];
  return Object.fromEntries([...names, ...added].slice(-mostNames));
}

/** The names without those of a project that its own computer has renamed. `called`: its name until then. */
export function withoutNameGiven(given: GivenNames, key: string, called: string): GivenNames {
  return Object.fromEntries(
    Object.entries(given).filter(([at, each]) => at !== `label:${labelOf(key)}` && each !== called),
  );
}

/** Names as stored by this or any other version: what is of another form is left out. */
export function givenNamesFrom(stored: unknown): GivenNames {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return {};
  const isName = ([at, each]: readonly [string, unknown]) =>
    /^(?:label|name):/.test(at) && at.length <= 130 && typeof each === 'string' && each.length <= longestName;
  return Object.fromEntries(Object.entries(stored).filter(isName).slice(-mostNames));
}
