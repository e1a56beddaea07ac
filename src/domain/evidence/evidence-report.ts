// A report a support agent can read: what changed, when (local time and UTC), what proves it.

import { planLabel } from '../accounts/plan-label';
import { receiptOf } from '../bank/receipt';
import type { HeadroomEvent } from '../events/event';
import { explainEvent } from '../events/explain-event';
import type { Observation } from '../observations/observation';
import { type Formatters, utcFormatters } from '../time/formatters';
import type { Instant } from '../time/instant';
import { windowLabel } from '../windows/limit-window';

export interface EvidenceInput {
  readonly plan: string | null;
  /** Oldest first. */
  readonly events: readonly HeadroomEvent[];
  readonly observations: readonly Observation[];
  readonly madeAt: Instant;
  /** Local time; `zone` names it. */
  readonly format: Formatters;
  readonly zone: string;
  /** The last link of the chain; null where nothing is exported with the report. */
  readonly chainHead: string | null;
}

/** Markdown. No id, address or nickname is in it: observations are named by the start of their hash. */
export function evidenceReport(input: EvidenceInput): string {
  const { plan, events, observations, madeAt, zone, chainHead } = input;
  const instants = observations.map(({ at }) => at);
  const head = [
    '# Codex usage: what changed',
    '',
    `Made ${both(madeAt, input)} by Headroom, which reads what the Codex usage page received on this device.`,
    '',
    `* Plan: ${planLabel(plan) ?? 'not stated'}`,
    `* Local time: ${zone}`,
    ...(instants.length > 0
      ? [
          `* Observations: ${instants.length}, from ${both(Math.min(...instants), input)} to ${both(Math.max(...instants), input)}`,
        ]
      : ['* Observations: none']),
    ...(chainHead === null ? [] : [`* Last link of the chain in the file beside this report: \`${chainHead}\``]),
  ];
  const body =
    events.length > 0 ? events.flatMap((event) => ['', ...eventSection(event, input)]) : ['', 'Nothing changed.'];
  return `${[...head, ...body].join('\n')}\n`;
}

function eventSection(event: HeadroomEvent, input: EvidenceInput): string[] {
  const { title, sentence } = explainEvent(event, input.format);
  const { between } = event;
  return [
    `## ${title}`,
    '',
    `* When: ${both(event.at, input)}`,
    ...(between && between[0] !== between[1]
      ? [`* Between the readings of ${both(between[0], input)} and ${both(between[1], input)}`]
      : []),
    `* ${event.confirmed ? 'Confirmed' : 'Not confirmed by a second reading yet'}, confidence ${Math.round(event.confidence * 100)} %`,
    `* ${sentence}`,
    ...windowTable(event, input),
    '',
    `Proved by: ${proofs(event, input)}.`,
  ];
}

function windowTable(event: HeadroomEvent, { format: words }: EvidenceInput): string[] {
  const { windows, worthPromised, worthGot } = receiptOf(event);
  if (windows.length === 0) return [];
  const rows = windows.map(
    ({ window, usedBefore, usedAfter, resetsAtBefore, resetsAtAfter }) =>
      `| ${windowLabel(window)} | ${usedBefore} % | ${usedAfter} % | ${twice(resetsAtBefore, words)} | ${twice(resetsAtAfter, words)} |`,
  );
  const worth =
    worthPromised === null || worthGot === null
      ? []
      : [
          '',
          `Worth by the last reading before: ${share(worthPromised)} of the window. As it turned out: ${share(worthGot)}.`,
        ];
  return [
    '',
    '| Window | Used before | Used after | Ended before | Ends after |',
    '|---|---|---|---|---|',
    ...rows,
    ...worth,
  ];
}

function proofs(event: HeadroomEvent, { observations, format: words }: EvidenceInput): string {
  const found = event.evidence.flatMap((id) => observations.find((one) => one.id === id) ?? []);
  const named = found.map(({ id, kind, at }) => `${kind} of ${words.instant(at)} (\`${id.slice(0, 8)}\`)`);
  const missing = event.evidence.length - found.length;
  return [...named, ...(missing > 0 ? [`${missing} no longer kept`] : [])].join('; ') || 'nothing that is still kept';
}

function both(at: Instant, { format: words }: EvidenceInput): string {
  return twice(at, words);
}

function twice(at: Instant, words: Formatters): string {
  const [local, utc] = [words.instant(at), utcFormatters.instant(at)];
  return local === utc ? utc : `${local} (${utc})`;
}

function share(value: number): string {
  return `${Math.round(value * 1_000) / 10} %`;
}
