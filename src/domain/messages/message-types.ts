// Written by `npm run i18n` from the English catalogue. Do not edit.
import type { Value } from './value';

/** Key → the values its message speaks of; null where it speaks of nothing. */
export interface Messages {
  'common.ago.days': { value: number };
  'common.ago.hours': { value: number };
  'common.ago.minutes': { value: number };
  'common.ago.now': null;
  'common.instant.date': { clock: Value; day: Value };
  'common.instant.day': { clock: Value; day: Value };
  'common.instant.zoned': { instant: Value; zone: Value };
  'common.list.two': { first: Value; second: Value };
  'common.percent': { value: Value };
  'common.percent.underOne': { one: Value };
  'common.sentences': { first: Value; second: Value };
  'common.span.days': { value: Value };
  'common.span.hours': { value: Value };
  'common.span.minutes': { value: Value };
  'common.span.two': { first: Value; second: Value };
  'common.window.codeReview': null;
  'common.window.daily': { place: 'alone' | (string & {}) };
  'common.window.days': { count: number };
  'common.window.extra': { length: Value; limit: Value };
  'common.window.hours': { count: number };
  'common.window.minutes': { count: number };
  'common.window.monthly': { place: 'alone' | (string & {}) };
  'common.window.seconds': { count: number };
  'common.window.weekly': { place: 'alone' | (string & {}) };
  'shell.loadFailed.reload': null;
  'shell.loadFailed.title': null;
  'shell.loadFailed.why': null;
  'shell.mainPages': null;
  'shell.more': null;
  'shell.noData.invitation': null;
  'shell.noData.title': null;
  'shell.notFound.home': null;
  'shell.notFound.lead': null;
  'shell.notFound.title': null;
  'shell.notKept.retry': null;
  'shell.notKept.title': { page: Value };
  'shell.notKept.why': null;
  'shell.page.accounts': null;
  'shell.page.bank': null;
  'shell.page.credits': null;
  'shell.page.diagnostics': null;
  'shell.page.events': null;
  'shell.page.history': null;
  'shell.page.now': null;
  'shell.page.phone': null;
  'shell.page.plan': null;
  'shell.page.referral': null;
  'shell.page.settings': null;
  'shell.pages': null;
  'shell.skip': null;
  'shell.title': { page: Value };
  'shell.usagePage': null;
}
