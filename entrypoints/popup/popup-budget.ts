import { localValues } from '../../src/browser/extension-storage';
import { loadFindings } from '../../src/engine/reports/stored-findings';

/** The name of a budget that insists on an answer; null where none does. */
export async function budgetStop(): Promise<string | null> {
  const stored = await loadFindings(localValues);
  const stop = stored?.findings.find(
    (finding) => finding.kind === 'budget' && finding.mode === 'hard' && finding.stage === '100' && !finding.answered,
  );
  return stop?.kind === 'budget' ? stop.name : null;
}
