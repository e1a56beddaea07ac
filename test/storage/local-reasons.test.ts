import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { message } from '../../src/domain/messages/message';
import { openDatabase } from '../../src/storage/database';
import { createLocalStore } from '../../src/storage/local';

const reasons = [
  ['a message', message('devices.sent.answered', { status: '403' }), true],
  ['the text of an earlier version', 'The push service answered 403.', true],
  ['nothing', null, true],
  ['a number', 403, false],
  ['a message without a key', { values: {} }, false],
  ['a message larger than any of ours', message('devices.sent.answered', { status: 'x'.repeat(5_000) }), false],
] as const;

it.each(reasons)('why a push failed may be %s', async (_, trouble, isKept) => {
  const local = createLocalStore(openDatabase(crypto.randomUUID()));
  const status = { acceptedAt: 1, failedAt: 2, trouble, gone: true, retryAt: null, tries: 1 };
  await local.set('phone/status/phone-1', status);
  expect(await local.get('phone/status/phone-1')).toEqual(isKept ? status : undefined);
});

it.each(reasons)('why a hand-over failed may be %s', async (_, error, isKept) => {
  const local = createLocalStore(openDatabase(crypto.randomUUID()));
  const log = { successAt: null, errorAt: 2, error };
  await local.set('phone/handover', log);
  expect(await local.get('phone/handover')).toEqual(isKept ? log : undefined);
});
