// Who wrote a session file: its thread, its parent, its project. Of paths and URLs only the last part survives.

import type { SessionMeta } from '../../domain/usage/session';
import { isRecord } from '../../domain/validation/checks';
import { cleanText } from '../parsing/clean-text';
import type { SessionKeys } from './session-keys';

type Payload = Readonly<Record<string, unknown>>;

/** Null when the thread or its creation time is not stated. */
export function readMeta(payload: Payload, keys: SessionKeys): SessionMeta | null {
  const thread = idOf(payload.id);
  const bornAt = typeof payload.timestamp === 'string' ? Date.parse(payload.timestamp) : Number.NaN;
  if (thread === null || !Number.isFinite(bornAt)) return null;
  const spawn = spawnOf(payload.source);
  const git = isRecord(payload.git) ? payload.git : {};
  const parent = idOf(payload.forked_from_id) ?? idOf(payload.parent_thread_id) ?? idOf(spawn?.parent_thread_id);
  const address = [git.repository_url, payload.cwd].find((stated) => nameOf(stated) !== null);
  return {
    thread: keys.thread(thread),
    parent: parent === null ? null : keys.thread(parent),
    bornAt,
    subagent: spawn !== null || payload.thread_source === 'subagent',
    surface: surfaceOf(payload.originator, payload.source),
    project: nameOf(address),
    projectKey: typeof address === 'string' ? keys.project(plainAddress(address)) : null,
    branch: branchOf(git.branch),
  };
}

/** Sub-agents carry their origin as an object: a spawned thread with its parent, or another helper such as the guardian. */
function spawnOf(source: unknown): Payload | null {
  if (!isRecord(source) || source.subagent === undefined) return null;
  const { subagent } = source;
  return isRecord(subagent) && isRecord(subagent.thread_spawn) ? subagent.thread_spawn : {};
}

const surfaces: readonly (readonly [pattern: RegExp, surface: string])[] = [
  [/desktop/i, 'desktop_app'],
  [/jetbrains|intellij/i, 'jetbrains'],
  [/vscode|vs code|cursor|windsurf/i, 'vscode'],
  [/exec/i, 'exec'],
  [/sdk/i, 'sdk'],
  [/tui|cli/i, 'cli'],
];

/** The surface by the names of the page's own daily breakdown; the originator says more than the source. */
export function surfaceOf(originator: unknown, source: unknown): string {
  for (const said of [originator, source]) {
    if (typeof said !== 'string') continue;
    const known = surfaces.find(([pattern]) => pattern.test(said));
    if (known) return known[1];
  }
  return 'unknown';
}

/** "harbour" of `git@host:team/harbour.git`, `https://host/team/harbour/` and `C:\src\harbour`. */
export function nameOf(address: unknown): string | null {
  if (typeof address !== 'string') return null;
  const last = address
    .replace(/[?#].*$/, '')
    .replace(/[/\\]+$/, '')
    .split(/[/\\:]/)
    .at(-1)
    ?.replace(/\.git$/i, '');
  return last ? (cleanText(last, 80) ?? null) : null;
}

/** One text for all spellings of a repository: `git@host:team/app.git` and `https://token@host/team/app/` are `host/team/app`. */
function plainAddress(address: string): string {
  return address
    .replace(/[?#].*$/, '')
    .replace(/^\w+:\/\//, '')
    .replace(/^[^/\\@]*@/, '')
    .replace(/(?:\.git)?[/\\]*$/i, '')
    .replace(/^([^/\\:]+):(?![/\\])/, '$1/')
    .toLowerCase();
}

/** Branch names are long words with digits, which `cleanText` would take for tokens: only addresses are masked here. */
function branchOf(branch: unknown): string | null {
  if (typeof branch !== 'string') return null;
  const text = branch.replace(/[^\P{C}]/gu, '').slice(0, 120);
  return /@|:\/\//.test(text) ? cleanText(text, 120) : text || null;
}

function idOf(value: unknown): string | null {
  return typeof value === 'string' && value.length > 0 && value.length <= 80 ? value : null;
}
