// Findings of use, kept for alerts. The page that read session files stores them; whoever notifies reads them.
import type { StoredFindings, UsageFinding } from '../../domain/usage/usage-findings';
import type { KeyValues } from '../state/key-values';

const findingsKey = 'usage-findings';

export async function storeFindings(
  values: KeyValues,
  findings: readonly UsageFinding[],
  madeAt: number,
): Promise<void> {
  await values.set({ [findingsKey]: { madeAt, findings } satisfies StoredFindings });
}

/** Null where none were stored, or they are damaged. */
export async function loadFindings(values: Pick<KeyValues, 'get'>): Promise<StoredFindings | null> {
  const stored = (await values.get([findingsKey]))[findingsKey] as Partial<StoredFindings> | undefined;
  const { madeAt, findings } = stored ?? {};
  if (typeof madeAt !== 'number' || !Array.isArray(findings)) return null;
  return { madeAt, findings: findings.filter((one: Partial<UsageFinding> | null) => typeof one?.kind === 'string') };
}
