// The evidence report, for a support agent: what changed, when (local time and UTC), and what proves it.

import { planLabel } from '../../domain/accounts/plan-label';
import { receiptOf } from '../../domain/bank/receipt';
import { describeEvent } from '../../domain/events/describe-event';
import type { HeadroomEvent } from '../../domain/events/event';
import type { NamedWindow } from '../../domain/messages/value';
import type { Observation } from '../../domain/observations/observation';
import type { Instant } from '../../domain/time/instant';
import { type LimitWindow, windowKey } from '../../domain/windows/limit-window';
import type { Formats } from '../../i18n/formats';
import { reportFormatters } from '../../i18n/report-formatters';
import type { Translator } from '../../i18n/translator';

export interface EvidenceInput {
  readonly plan: string | null;
  /** Oldest first. */
  readonly events: readonly HeadroomEvent[];
  readonly observations: readonly Observation[];
  readonly madeAt: Instant;
  /** English, with instants in local time; `zone` names it. */
  readonly english: Translator;
  readonly zone: string;
  /** The last link of the hash chain; null where no evidence file is exported with the report. */
  readonly chainHead: string | null;
}

/** The report in Markdown. It contains no id, address or nickname: observations are named by the start of their hash. */
export function evidenceReport(input: EvidenceInput): string {
  const { plan, events, observations, madeAt, zone, chainHead } = input;
  const format = input.english.formats;
  const sections =
    events.length > 0 ? events.flatMap((event) => ['', ...eventSection(event, input)]) : ['', 'Nothing changed.'];
  const lines = [
    '# Codex usage: what changed',
    '',
    `Made ${localAndUtc(madeAt, format)} by Headroom, which reads what the Codex usage page received on this device.`,
    '',
    `* Plan: ${planLabel(plan) ?? 'not stated'}`,
    `* Local time: ${zone}`,
    `* Observations: ${observationRange(observations, format)}`,
    ...(chainHead === null ? [] : [`* Last link of the chain in the file beside this report: \`${chainHead}\``]),
    ...sections,
  ];
  return `${lines.join('\n')}\n`;
}

function observationRange(observations: readonly Observation[], format: Pick<Formats, 'instant'>): string {
  if (observations.length === 0) return 'none';
  const instants = observations.map(({ at }) => at);
  const [first, last] = [Math.min(...instants), Math.max(...instants)];
  return `${instants.length}, from ${localAndUtc(first, format)} to ${localAndUtc(last, format)}`;
}

function eventSection(event: HeadroomEvent, input: EvidenceInput): string[] {
  const { formats: format, spell, sentences } = input.english;
  const { title, sentences: explanation } = describeEvent(event, namedWindows(input.observations));
  const { between } = event;
  return [
    `## ${spell(title)}`,
    '',
    `* When: ${localAndUtc(event.at, format)}`,
    ...(between && between[0] !== between[1]
      ? [`* Between the readings of ${localAndUtc(between[0], format)} and ${localAndUtc(between[1], format)}`]
      : []),
    `* ${event.confirmed ? 'Confirmed' : 'Not confirmed by a second reading yet'}, confidence ${Math.round(event.confidence * 100)} %`,
    `* ${sentences(explanation)}`,
    ...windowTable(event, input),
    '',
    `Proved by: ${proofs(event, input)}.`,
  ];
}

/** The windows the observations name: an event keeps only a limit's id. */
function namedWindows(observations: readonly Observation[]): readonly NamedWindow[] {
  const all = observations.flatMap((one) => (one.kind === 'usage' ? one.facts.windows : []));
  return all.filter(({ name }) => name !== undefined);
}

/** A table of the windows an event touched, and what a reset was worth; empty where it touched none. */
function windowTable(event: HeadroomEvent, { observations, english: { formats: format } }: EvidenceInput): string[] {
  const named = namedWindows(observations);
  const labelOf = (window: LimitWindow) =>
    format.window({ ...window, name: named.find((one) => windowKey(one) === windowKey(window))?.name });
  const { windows, worthPromised, worthGot, lastRead, nextRead } = receiptOf(event);
  const changed = windows.map(({ window, usedBefore, usedAfter, resetsAtBefore, resetsAtAfter }) => {
    const ends = `${localAndUtc(resetsAtBefore, format)} | ${localAndUtc(resetsAtAfter, format)}`;
    return `| ${labelOf(window)} | ${usedBefore} % | ${usedAfter} % | ${ends} |`;
  });
  const before = lastRead.map(
    ({ window, used, resetsAt }) =>
      `| ${labelOf(window)} | ${used} % | not read | ${localAndUtc(resetsAt, format)} | not read |`,
  );
  const after = nextRead.map(
    ({ window, used, resetsAt }) =>
      `| ${labelOf(window)} | not read | ${used} % | not read | ${localAndUtc(resetsAt, format)} |`,
  );
  const rows = [...changed, ...before, ...after];
  if (rows.length === 0) return [];
  const worth =
    worthPromised === null || worthGot === null
      ? []
      : [
          '',
          `Worth by the last reading before: ${percent(worthPromised)} of the window. As it turned out: ${percent(worthGot)}.`,
        ];
  return [
    '',
    '| Window | Used before | Used after | Ended before | Ends after |',
    '|---|---|---|---|---|',
    ...rows,
    ...worth,
  ];
}

/** The observations that prove an event, and how many of them are no longer stored. */
function proofs(event: HeadroomEvent, { observations, english: { formats: format } }: EvidenceInput): string {
  const found = event.evidence.flatMap((id) => observations.find((one) => one.id === id) ?? []);
  const names = found.map(({ id, kind, at }) => `${kind} of ${format.instant(at)} (\`${id.slice(0, 8)}\`)`);
  const missing = event.evidence.length - found.length;
  return [...names, ...(missing > 0 ? [`${missing} no longer kept`] : [])].join('; ') || 'nothing that is still kept';
}

const utcFormatters = reportFormatters('UTC');

/** "Tue 24 Nov, 06:12 CET (Tue 24 Nov, 05:12 UTC)"; once where both are the same. */
function localAndUtc(at: Instant, format: Pick<Formats, 'instant'>): string {
  const [local, utc] = [format.instant(at), utcFormatters.instant(at)];
  return local === utc ? utc : `${local} (${utc})`;
}

function percent(share: number): string {
  return `${Math.round(share * 1_000) / 10} %`;
}
