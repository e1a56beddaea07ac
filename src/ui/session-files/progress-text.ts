// How far reading has come, in words.
import type { LocaleAndZone } from '../../domain/time/format-instant';
import { minuteMs, secondMs } from '../../domain/time/instant';
import type { CliProgress } from '../../engine/ports/session-file-ports';

const megabyte = 1_000_000;

/** "312 of 1,204 files, 96 of 412 MB, about 20 s left". */
export function progressText(progress: CliProgress, { locale }: Pick<LocaleAndZone, 'locale'>): string {
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const { filesDone, files, bytesDone, bytes } = progress;
  const [done, all] = [number.format(bytesDone / megabyte), number.format(Math.max(bytes, bytesDone) / megabyte)];
  const left = leftText(progress.leftMs, locale);
  if (files === 0) return 'Looking for session files …';
  return left
    ? `${number.format(filesDone)} of ${number.format(files)} files, ${done} of ${all} MB, ${left} left`
    : `${number.format(filesDone)} of ${number.format(files)} files, ${done} of ${all} MB`;
}

function leftText(leftMs: number | null, locale: string): string | null {
  if (leftMs === null) return null;
  const [value, unit] =
    leftMs < minuteMs ? [Math.ceil(leftMs / secondMs), 'second'] : [Math.ceil(leftMs / minuteMs), 'minute'];
  const span = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value as number);
  return `about ${span}`;
}
