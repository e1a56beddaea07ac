// What `local` may hold of the full history that devices share. The fields are those of the engine's `SyncState`, `PlaceState`
// and `Tick`. A state that does not have this form counts as absent: the next round then starts over, and no history is lost.
import {
  type Check,
  fields,
  isBoolean,
  isInteger,
  isName,
  isNumber,
  isText,
  listOf,
  oneOf,
  optional,
  orNull,
  recordOf,
} from '../domain/validation/checks';
import { isBytes, isCursor, isRegister } from './observation-checks';

const isCount: Check<number> = (value) => isInteger(value) && (value as number) >= 0;
/** Epochs, heads and generations are counted from -1 where there was none. */
const isCounted: Check<number> = (value) => isInteger(value) && (value as number) >= -1;
const isCode: Check<string> = (value) => typeof value === 'string' && value.length <= 1_000_000;
const isSegmentLine = fields({ name: isText, rows: isCount, hash: isText });

const isPeer = fields({
  device: isName,
  role: oneOf('phone', 'computer'),
  name: isText,
  author: orNull(isText),
  generation: isCounted,
  counter: isCounted,
  madeAt: orNull(isNumber),
  readAt: orNull(isNumber),
  listed: listOf(isSegmentLine),
  having: recordOf(isText),
  seen: orNull(isCounted),
  early: (value) => Array.isArray(value) && value.every(isRegister),
});

const isSignedRecord = fields({
  id: isText,
  pubkey: isText,
  created_at: isNumber,
  kind: isNumber,
  tags: listOf(listOf(isCode)),
  content: isCode,
  sig: isText,
});

/** Of the last round, for the state and for one place. A field that an earlier version did not store is optional. */
export const localSyncChecks = {
  'sync/state': fields({
    epoch: optional(isCounted),
    author: optional(orNull(isBytes)),
    formerAuthors: optional(listOf(isBytes)),
    stamp: optional(fields({ at: isNumber, generation: isCounted })),
    counter: optional(isCounted),
    headVersion: optional(orNull(isText)),
    headMadeAt: optional(orNull(isNumber)),
    log: optional(
      orNull(
        fields({ cursor: isCursor, flushedAt: isNumber, accounts: listOf(isText), segments: listOf(isSegmentLine) }),
      ),
    ),
    peers: optional(recordOf(isPeer)),
    rekeys: optional(listOf(fields({ device: isName, address: isText, record: isSignedRecord, madeAt: isNumber }))),
  }),
  'sync/place/': orNull(
    fields({
      epoch: optional(isCounted),
      written: optional(recordOf(fields({ kind: oneOf('rekey', 'head', 'segment'), version: isText, at: isNumber }))),
      stale: optional(listOf(fields({ author: isBytes, addresses: listOf(isText) }))),
      writes: optional(fields({ at: listOf(isNumber), headAt: orNull(isNumber) })),
      readAt: optional(orNull(isNumber)),
      wroteAt: optional(orNull(isNumber)),
      trouble: optional(orNull(fields({ code: isText, at: isNumber }))),
      failures: optional(isCount),
      retryAt: optional(isNumber),
      sent: optional(isCount),
      received: optional(isCount),
      checkedAt: optional(isNumber),
      isBehind: optional(isBoolean),
    }),
  ),
  'sync/relays-on': isBoolean,
  // A directory handle of the browser, or null once it was released. Its reader refuses anything else.
  'sync/folder': (value: unknown) => value === null || typeof value === 'object',
  'sync/name': isText,
  'sync/tick': fields({ at: isNumber, cursor: isCursor, choices: isText, dueAt: orNull(isNumber) }),
} satisfies Readonly<Record<string, (value: unknown) => boolean>>;
