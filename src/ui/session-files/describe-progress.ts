// How far reading has come, in words.
import { message } from '../../domain/messages/message';
import type { Message } from '../../domain/messages/value';
import { minuteMs, secondMs } from '../../domain/time/instant';
import type { CliProgress } from '../../engine/ports/session-file-ports';

const megabyte = 1_000_000;

/** "312 of 1,204 files, 96 of 412 MB, about 20 s left". */
export function describeProgress(progress: CliProgress): Message {
  const { filesDone, files, bytesDone, bytes, leftMs } = progress;
  if (files === 0) return message('session-files.progress.looking');
  const done = Math.round(bytesDone / megabyte);
  const all = Math.round(Math.max(bytes, bytesDone) / megabyte);
  const values = { filesDone, files, done, all };
  if (leftMs === null) return message('session-files.progress', values);
  return leftMs < minuteMs
    ? message('session-files.progress.seconds', { ...values, left: Math.ceil(leftMs / secondMs) })
    : message('session-files.progress.minutes', { ...values, left: Math.ceil(leftMs / minuteMs) });
}
