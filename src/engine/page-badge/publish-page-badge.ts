// Formats the badge for Codex pages and stores it for the script that draws it there. Nothing happens unless the user wants it.
import type { AccountState } from '../../domain/accounts/account-state';
import { viewLimits } from '../../domain/accounts/view-limits';
import { viewOptionsOf } from '../../domain/accounts/view-options';
import type { StoredOutlook } from '../../domain/forecast/stored-outlook';
import { badgeFor } from '../../domain/headline/badge';
import type { AccountKey } from '../../domain/observations/observation';
import type { Corner } from '../../domain/page-badge/corner';
import { describePageBadge } from '../../domain/page-badge/describe-page-badge';
import { type PageBadge, pageBadgeKey } from '../../domain/page-badge/page-badge';
import type { Settings } from '../../domain/settings';
import type { Snapshot } from '../../domain/snapshot';
import type { Instant } from '../../domain/time/instant';
import type { Translator } from '../../i18n/translator';
import type { KeyValues } from '../state/key-values';
import { createSerializer } from '../state/serialize';

/** The script in Codex pages, as the browser keeps it. */
interface PageScript {
  /** Whether the user allowed it. Nothing else is called before. */
  readonly isAllowed: () => boolean;
  /** Runs it in Codex pages from now on, those that are open included. Does nothing where it runs already. */
  readonly add: () => Promise<void>;
  /** Stops running it in pages that are opened from now on. */
  readonly remove: () => Promise<void>;
}

export interface PageBadgeDeps {
  readonly now: () => Instant;
  /** The snapshot as last written; null before anything was seen. */
  readonly snapshot: () => Promise<Snapshot | null>;
  /** The last forecast for an account; null where there is none. */
  readonly outlook: (account: AccountKey) => Promise<Pick<StoredOutlook, 'forecasts'> | null>;
  readonly translator: () => Promise<Translator>;
  readonly values: KeyValues;
  readonly script: PageScript;
}

/** Formats the badge of an account at `now`; null means that there is no account yet. */
export function spellPageBadge(
  account: AccountState | null,
  settings: Settings & { readonly pageBadge: Corner },
  {
    now,
    outlook,
    translator,
  }: Readonly<{
    now: Instant;
    outlook: Pick<StoredOutlook, 'forecasts'> | null;
    translator: Translator;
  }>,
): PageBadge {
  const { gauge, pageBadge: corner } = settings;
  const view = account && viewLimits(account, now, viewOptionsOf(settings, account.key, outlook));
  const { tone, hollow, level, title = [] } = badgeFor(view, now, gauge, outlook);
  const { amount, next, name } = describePageBadge(view, gauge);
  const { t, spell, sentences, direction, language } = translator;
  return {
    ...{ corner, tone, hollow, level, direction, language },
    amount: spell(amount),
    next: next ? spell(next) : '',
    name: spell(name),
    sentence: sentences(title),
    hide: t('page-badge.hide'),
    hint: t('page-badge.hint'),
  };
}

/** Keeps the stored badge and its script as the settings want them. Call `update` whenever the toolbar's badge was drawn. */
export function createPageBadge(deps: PageBadgeDeps): { readonly update: () => Promise<void> } {
  const { now, snapshot, outlook, translator, values, script } = deps;
  const inTurn = createSerializer();

  const stored = async () => (await values.get([pageBadgeKey]))[pageBadgeKey];

  // The value is removed first, so that open pages remove their badge immediately.
  const withdraw = async () => {
    if ((await stored()) !== undefined) await values.remove([pageBadgeKey]);
    await script.remove();
  };

  const publish = async (known: Snapshot, corner: Corner) => {
    const account = known.accounts.find(({ state }) => state.key === known.current)?.state ?? null;
    const settings = { ...known.settings, pageBadge: corner };
    const forecast = account && (await outlook(account.key).catch(() => null));
    const badge = spellPageBadge(account, settings, { now: now(), outlook: forecast, translator: await translator() });
    // Every write notifies every open page.
    if (JSON.stringify(await stored()) !== JSON.stringify(badge)) await values.set({ [pageBadgeKey]: badge });
    await script.add();
  };

  return {
    update: () =>
      inTurn(async () => {
        if (!script.isAllowed()) return;
        const known = await snapshot();
        const corner = known?.settings.pageBadge ?? null;
        await (known && corner ? publish(known, corner) : withdraw());
      }),
  };
}
