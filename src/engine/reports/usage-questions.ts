// The questions about use, and how each is answered from the table of responses.
import type { Dimension, DimensionOptions } from '../../domain/usage/dimensions';
import { projectNames } from '../../domain/usage/dimensions';
import { groupUsage, type UsageGroups, type UsageSelection } from '../../domain/usage/group-usage';
import type { LimitEvent } from '../../domain/usage/session';
import type { UsageTable } from '../../domain/usage/usage-table';

/** What is known besides the responses. */
export interface UsageData {
  readonly table: UsageTable;
  /** By thread, in order of time: what its files note of the limits. */
  readonly limits: ReadonlyMap<string, readonly LimitEvent[]>;
  readonly coverage: UsageCoverage;
}

export interface UsageCoverage {
  readonly files: number;
  /** Lines that should hold usage and could not be read. */
  readonly damaged: number;
  /** Counts left out as copies of a session whose file is gone. */
  readonly uncertain: number;
  /** False where there was no room to store: then everything is gone when the page is closed. */
  readonly stored: boolean;
}

export interface ReportQuestion {
  readonly by: Dimension;
  readonly selection: UsageSelection;
}

export interface ReportAnswer extends UsageGroups {
  /** By project key: what it is called. */
  readonly projects: Readonly<Record<string, string>>;
  readonly coverage: UsageCoverage;
}

export interface UsageQuestions {
  readonly report: ReportQuestion;
}

export interface UsageAnswers {
  readonly report: ReportAnswer;
}

type Answers = {
  readonly [Name in keyof UsageQuestions]: (
    data: UsageData,
    question: UsageQuestions[Name],
    options: DimensionOptions,
  ) => UsageAnswers[Name];
};

export const answers: Answers = {
  report: ({ table, coverage }, { by, selection }, options) => ({
    ...groupUsage(table, by, selection, options),
    projects: Object.fromEntries(projectNames(table, options.preferences)),
    coverage,
  }),
};
