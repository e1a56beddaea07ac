// What the groups of a report are called: on the screen in the reader's language, in files without words of any language.

import type { Account } from '../../domain/accounts/account';
import { accountName } from '../../domain/accounts/account-name';
import type { Instant } from '../../domain/time/instant';
import { instantOf } from '../../domain/time/local-time';
import { type Dimension, hiddenProjects } from '../../domain/usage/dimensions';
import type { SessionName } from '../../engine/ports/report-ports';
import type { Translator } from '../../i18n/translator';
import { surfaceName } from '../charts/surface-names';

interface NamedGroups {
  readonly projects: Readonly<Record<string, string>>;
  readonly sessions: Readonly<Record<string, SessionName>>;
  readonly accounts: readonly Account[];
}

export interface NamingContext extends NamedGroups {
  readonly translator: Translator;
}

/** The name of a group by its key. Two projects of one name are told apart by a number. */
export function groupName(by: Dimension, key: string, context: NamingContext): string {
  if (key === '') return context.translator.t('reports.unnamed', { by });
  return namers[by]?.(key, context) ?? key;
}

type Namer = (key: string, context: NamingContext) => string;

const namers: Partial<Readonly<Record<Dimension, Namer>>> = {
  project: (key, context) =>
    key === hiddenProjects ? context.translator.t('reports.group.hiddenProjects') : projectName(key, context),
  surface: (key, { translator }) => surfaceName(key, translator),
  account: (key, { accounts, translator }) => {
    const known = accounts.find((account) => account.key === key);
    return known ? translator.spell(accountName(known.nickname)) : translator.t('reports.unnamed', { by: 'account' });
  },
  session: sessionName,
  turn: (key, { translator }) => translator.t('reports.group.turn', { number: turnOf(key) }),
  tier: (key, { translator }) => tierName(key, translator),
  day: (key, { translator: { formats, place } }) => formats.day(instantOfDay(key, place.zone)),
  hour: (key, { translator: { formats, place } }) => formats.instant(instantOfDay(key, place.zone)),
};

function projectName(key: string, { projects, translator: { t } }: NamingContext): string {
  const name = projects[key] ?? t('reports.unnamed', { by: 'project' });
  const place = placeAmongSame(key, projects);
  return place > 0 ? t('reports.group.numbered', { name, number: place + 1 }) : name;
}

/** 0 for the first project of a name, 1 for the next one of the same name. */
function placeAmongSame(key: string, projects: Readonly<Record<string, string>>): number {
  const same = Object.entries(projects)
    .filter(([, other]) => other === projects[key])
    .map(([other]) => other)
    .sort();
  return same.indexOf(key);
}

function sessionName(key: string, { sessions, translator: { t, formats } }: NamingContext): string {
  const session = sessions[key];
  if (!session) return t('reports.unnamed', { by: 'session' });
  const begun = formats.instant(session.bornAt);
  return session.subagent ? t('reports.group.subagent', { begun }) : begun;
}

function tierName(key: string, { t }: Translator): string {
  if (key === 'priority' || key === 'fast') return t('reports.group.fast');
  return key === 'default' ? t('reports.unnamed', { by: 'tier' }) : key;
}

function turnOf(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1);
}

/** The instant of "2026-11-30" or "2026-11-30 14:00" in a zone. */
export function instantOfDay(key: string, zone: string): Instant {
  const [year = 1970, month = 1, day = 1, hour = 0] = key.split(/[- :]/).map(Number);
  return instantOf(year, month, day, zone, hour);
}

/**
 * The name of a group in an exported file, the same in every language: names the user or the data gave, days and hours in ISO
 * order, the begin of a session in UTC. Empty where a group has no name.
 */
export function fileGroupName(by: Dimension, key: string, groups: NamedGroups): string {
  switch (by) {
    case 'project': {
      const place = placeAmongSame(key, groups.projects);
      const name = groups.projects[key] ?? key;
      return place > 0 ? `${name} (${place + 1})` : name;
    }
    case 'session': {
      const begun = groups.sessions[key]?.bornAt;
      return begun === undefined ? '' : new Date(begun).toISOString();
    }
    case 'account':
      return groups.accounts.find((account) => account.key === key)?.nickname ?? '';
    case 'turn':
      return turnOf(key);
    default:
      return key;
  }
}
