// What a page and the worker that reads session files say to each other.
import type { AccountKey, DeviceId, Observation } from '../../domain/observations/observation';
import type { Instant } from '../../domain/time/instant';
import type { DimensionOptions } from '../../domain/usage/dimensions';
import type { SessionFile } from '../../domain/usage/session';
import type { UsageQuestions } from '../ports/report-ports';
import type { ReadProgress } from './read-session-files';
import type { ReadRequest } from './usage-backend';

/** `id` numbers a call; everything about it carries the same one. */
export type ToWorker =
  | { readonly type: 'read'; readonly id: number; readonly request: ReadRequest }
  | { readonly type: 'stop'; readonly id: number }
  /** The answer to `merge`; null when the readings could not be stored. */
  | { readonly type: 'merged'; readonly id: number; readonly added: number | null }
  | {
      readonly type: 'add';
      readonly id: number;
      readonly sessions: readonly SessionFile[];
      readonly account: AccountKey;
    }
  | { readonly type: 'forget'; readonly id: number; readonly account: AccountKey }
  | {
      readonly type: 'share';
      readonly id: number;
      readonly device: DeviceId;
      readonly now: Instant;
      readonly options: DimensionOptions;
    }
  | {
      readonly type: 'ask';
      readonly id: number;
      readonly name: keyof UsageQuestions;
      readonly question: UsageQuestions[keyof UsageQuestions];
      readonly options: DimensionOptions;
    };

export type FromWorker =
  | { readonly type: 'progress'; readonly id: number; readonly progress: ReadProgress }
  | { readonly type: 'merge'; readonly id: number; readonly observations: readonly Observation[] }
  | { readonly type: 'done'; readonly id: number; readonly result: unknown }
  | { readonly type: 'failed'; readonly id: number; readonly message: string };
