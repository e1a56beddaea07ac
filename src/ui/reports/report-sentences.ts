// What a report says in sentences, as messages: how complete it is, what is unusual, and what would save credits.
import { type MessageKey, message } from '../../domain/messages/message';
import type { Message } from '../../domain/messages/value';
import type { Anomaly } from '../../domain/usage/anomalies';
import type { PageComparison } from '../../domain/usage/compare-page';
import type { Dimension } from '../../domain/usage/dimensions';
import type { Saving } from '../../domain/usage/savings';
import type { UsageAdvice } from '../../domain/usage/usage-advice';
import type { DrawsAnswer, ReportAnswer } from '../../engine/ports/report-ports';
import type { ReportNumbers } from './use-report-numbers';

/** "Use by project" */
export function reportName(by: Dimension): Message {
  return message('reports.useBy', { dimension: message('reports.dimension.inside', { by }) });
}

/** The sentences under the report: how much of the truth it is. */
export function coverageSentences({ total, coverage }: ReportAnswer): Message[] {
  const { responses, unpriced, unpricedTokens, assumed } = total;
  const { files, uncertain, damaged, stored } = coverage;
  const percentOf = (count: number) => (responses === 0 ? 100 : (count / responses) * 100);
  const leftOut = { count: uncertain, share: (uncertain / (coverage.responses + uncertain)) * 100 };
  return [
    message('reports.coverage.files', { files }),
    unpriced > 0
      ? message('reports.coverage.unpriced', {
          responses: unpriced,
          tokens: unpricedTokens,
          priced: percentOf(responses - unpriced),
        })
      : message('reports.coverage.priced'),
    ...(assumed > 0 ? [message('reports.coverage.assumed', { share: percentOf(assumed) })] : []),
    ...(uncertain > 0 ? [message('reports.coverage.leftOut', leftOut)] : []),
    ...(damaged > 0 ? [message('reports.coverage.damaged', { count: damaged })] : []),
    ...(stored ? [] : [message('reports.coverage.notStored')]),
  ];
}

const comparisons = {
  'too-much': 'reports.page.tooMuch',
  'too-little': 'reports.page.tooLittle',
  agrees: 'reports.page.agrees',
} as const satisfies Readonly<Record<PageComparison['finding'], MessageKey>>;

/** How the session files compare with the page's own breakdown. */
export function comparisonSentence({ finding, coverage }: PageComparison): Message {
  return message(comparisons[finding], { share: coverage * 100 });
}

/** What one percent of a window is worth, and how many usual turns that is. `window`: its name inside a sentence. */
export function worthSentences(
  window: string,
  { worth, usualTurn }: Pick<DrawsAnswer, 'worth' | 'usualTurn'>,
  { estimate }: ReportNumbers,
): Message[] {
  if (!worth) return [message('reports.draws.worth.unknown', { window })];
  const { credits, least, most, stretches } = worth;
  const sums = { credits: estimate(credits), least: estimate(least), most: estimate(most), stretches };
  const known = message('reports.draws.worth', { window, ...sums });
  if (!usualTurn || usualTurn.credits <= 0) return [known];
  const { model, effort } = usualTurn;
  const turns = estimate(credits / usualTurn.credits);
  return [
    known,
    effort === null
      ? message('reports.draws.worth.turns', { turns, model })
      : message('reports.draws.worth.turns.effort', { turns, model, effort }),
  ];
}

/** What is unusual. `project`: the name of a project; null where none is named. */
export function anomalySentence(anomaly: Anomaly, project: (name: string | null) => string): Message {
  switch (anomaly.kind) {
    case 'task':
      return message('reports.unusual.task', {
        project: project(anomaly.project),
        credits: Math.round(anomaly.credits),
        threshold: Math.round(anomaly.threshold),
      });
    case 'hour':
      return message('reports.unusual.hour', {
        credits: Math.round(anomaly.credits),
        mean: Math.round(anomaly.mean),
      });
    case 'month':
      return message('reports.unusual.month', {
        projected: Math.round(anomaly.projected),
        limit: Math.round(anomaly.limit),
        used: Math.round(anomaly.used),
      });
    case 'loop':
      return message('reports.unusual.loop', {
        project: project(anomaly.project),
        rounds: anomaly.rounds,
        credits: fewCredits(anomaly.credits),
      });
  }
}

/** Whole credits; below ten with one decimal, so that a few responses are not said to be free. */
function fewCredits(credits: number): number {
  return credits >= 10 ? Math.round(credits) : Math.max(0, Math.ceil(credits * 10 - 1e-9)) / 10;
}

/** Advice with its arithmetic. `day`: the name of a day, from YYYY-MM-DD. */
export function adviceSentence(
  advice: UsageAdvice,
  project: (key: string) => string,
  day: (date: string) => string,
): Message {
  const named = { project: project(advice.project), credits: Math.round(advice.credits) };
  return advice.kind === 'batch'
    ? message('reports.advice.batch', { ...named, day: day(advice.day), sessions: advice.sessions })
    : message('reports.advice.cache', { ...named, share: advice.share * 100, median: advice.median * 100 });
}

/** A cheaper way, from the last seven days. */
export function savingSentence(saving: Saving): Message {
  const sums = { credits: Math.round(saving.credits), share: saving.share * 100 };
  if (saving.kind === 'fast') return message('reports.saving.fast', sums);
  const { from, to } = saving;
  return message(saving.kind === 'model' ? 'reports.saving.model' : 'reports.saving.effort', { ...sums, from, to });
}
