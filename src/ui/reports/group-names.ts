// What the groups of a report are called.
import type { Account } from '../../domain/accounts/account';
import type { Instant } from '../../domain/time/instant';
import { instantOf } from '../../domain/time/local-time';
import type { LocaleAndZone } from '../../domain/time/locale-and-zone';
import { type Dimension, hiddenProjects } from '../../domain/usage/dimensions';
import type { SessionName } from '../../engine/ports/report-ports';
import { dayText } from '../../i18n/format-day';
import { englishInstant } from '../../i18n/reader-formatters';
import { surfaceName } from '../charts/surface-names';
import { hiddenProjectsName, unnamed } from './report-texts';

export interface NamingContext {
  readonly projects: Readonly<Record<string, string>>;
  readonly sessions: Readonly<Record<string, SessionName>>;
  readonly accounts: readonly Account[];
  readonly now: Instant;
  readonly place: LocaleAndZone;
}

/** The name of a group by its key. Two projects of one name are told apart by a number. */
export function groupName(by: Dimension, key: string, context: NamingContext): string {
  if (key === '') return unnamed[by];
  return namers[by]?.(key, context) ?? key;
}

type Namer = (key: string, context: NamingContext) => string;

const namers: Partial<Readonly<Record<Dimension, Namer>>> = {
  project: (key, { projects }) => (key === hiddenProjects ? hiddenProjectsName : projectName(key, projects)),
  surface: surfaceName,
  account: (key, { accounts }) => accounts.find((account) => account.key === key)?.nickname ?? unnamed.account,
  session: sessionName,
  turn: (key) => `Turn ${key.slice(key.lastIndexOf('/') + 1)}`,
  tier: (key) => (key === 'priority' || key === 'fast' ? 'Fast' : key === 'default' ? unnamed.tier : key),
  day: (key, { now, place }) => dayText(instantOfKey(key, place.zone), now, place),
  hour: (key, { now, place }) => englishInstant(instantOfKey(key, place.zone), now, place),
};

function projectName(key: string, projects: Readonly<Record<string, string>>): string {
  const name = projects[key] ?? unnamed.project;
  const same = Object.entries(projects)
    .filter(([, other]) => other === name)
    .map(([other]) => other)
    .sort();
  const place = same.indexOf(key);
  return place > 0 ? `${name} (${place + 1})` : name;
}

function sessionName(key: string, { sessions, now, place }: NamingContext): string {
  const session = sessions[key];
  if (!session) return unnamed.session;
  const begun = englishInstant(session.bornAt, now, place);
  return session.subagent ? `${begun}, sub-agent` : begun;
}

/** The instant of "2026-11-30" or "2026-11-30 14:00" in a zone. */
function instantOfKey(key: string, zone: string): Instant {
  const [year = 1970, month = 1, day = 1, hour = 0] = key.split(/[- :]/).map(Number);
  return instantOf(year, month, day, zone, hour);
}
