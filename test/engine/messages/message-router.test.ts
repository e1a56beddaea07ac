import { beforeEach, describe, expect, it } from 'vitest';
import { message } from '../../../src/domain/messages/message';
import {
  createMessageRouter,
  type MessageRouter,
  type MessageRouterDeps,
  type MessageType,
} from '../../../src/engine/messages/message-router';
import { RefusedError } from '../../../src/engine/messages/refusal';
import type { MessageSender } from '../../../src/engine/messages/sender-role';
import { bodyLimit } from '../../../src/observe/page-messages';

const own: MessageSender = { id: 'ours', url: 'chrome-extension://ours/app.html#/bank', tab: { id: 3 } };
const popup: MessageSender = { id: 'ours', url: 'chrome-extension://ours/popup.html' };
const codex: MessageSender = { id: 'ours', url: 'https://chatgpt.com/codex/settings/usage', tab: { id: 7 } };
const app: MessageSender = { id: 'ours', url: 'https://headroom.example/app/index.html', tab: { id: 9 } };

const seen = {
  type: 'headroom/seen',
  method: 'GET',
  url: 'https://chatgpt.com/backend-api/wham/usage',
  status: 200,
  body: '{}',
  startedAt: 1_000,
  at: 2_000,
  date: null,
} as const;
/** A whole message of each type. A type that is missing here does not compile. */
const messages: { readonly [Type in MessageType]: { readonly type: Type; readonly [field: string]: unknown } } = {
  'headroom/seen': seen,
  'headroom/page-read': { type: 'headroom/page-read', at: 2_000, read: { windows: [] } },
  'headroom/decided': { type: 'headroom/decided', decision: { type: 'gauge', gauge: 'used' } },
  'headroom/observations': { type: 'headroom/observations', observations: [] },
  'headroom/import-step': { type: 'headroom/import-step', step: 'end' },
  'headroom/phone': { type: 'headroom/phone', ask: 'test' },
  'headroom/snapshot': { type: 'headroom/snapshot', rebuild: false },
  'headroom/pull': { type: 'headroom/pull', have: {} },
  'headroom/answer': { type: 'headroom/answer', content: '123456789012' },
};
const types = Object.keys(messages) as MessageType[];

let done: unknown[];
let broken: boolean | Error;
let scriptMissing: boolean;
let reported: unknown[];
let route: MessageRouter;

/** A function that notes its name and arguments, and answers with `value`; rejects while `broken`. */
function noting<T>(name: string, value: T) {
  return async (...args: unknown[]): Promise<T> => {
    if (broken) throw broken instanceof Error ? broken : new Error(`${name} is broken`);
    done.push([name, ...args]);
    return value;
  };
}

beforeEach(() => {
  done = [];
  reported = [];
  broken = false;
  scriptMissing = false;
  const parts = {
    alerts: { forget: noting('alerts.forget', undefined) },
    phones: { onMessage: noting('phones.onMessage', null) },
    importStep: noting('importStep', 3),
    answerApp: noting('answerApp', { protocol: 1 } as never),
  };
  const deps: MessageRouterDeps = {
    addresses: {
      extensionId: 'ours',
      ownOrigin: 'chrome-extension://ours',
      isApp: async (url) => url.startsWith('https://headroom.example/app/'),
    },
    stateManager: {
      observe: noting('observe', undefined),
      observeText: noting('observeText', undefined),
      apply: noting('apply', undefined),
      merge: noting('merge', 5),
      refresh: noting('refresh', undefined),
      snapshot: noting('snapshot', { v: 1 } as never),
      unstored: noting('unstored', null),
    },
    pageQueue: { observe: noting('queue.observe', undefined), observeText: noting('queue.observeText', undefined) },
    withDeferred: async (work) => {
      if (scriptMissing) throw new Error('no script');
      return work(parts);
    },
    keepAnswer: noting('keepAnswer', undefined),
    report: (error) => void reported.push(error),
  };
  route = createMessageRouter(deps);
});

/** The types of the messages that a sender may send. */
async function heardFrom(sender: MessageSender): Promise<MessageType[]> {
  const heard: MessageType[] = [];
  for (const type of types) {
    done = [];
    const answer = route(messages[type], sender);
    const said = await answer;
    if (done.length > 0) heard.push(type);
    // What does nothing is not answered either.
    else expect(said ?? null).toBeNull();
  }
  return heard;
}

describe('what a page received', () => {
  it('waits in the queue of its tab when it comes from a Codex page', async () => {
    await route(messages['headroom/seen'], codex);
    await route(messages['headroom/page-read'], codex);
    expect(done).toEqual([
      ['queue.observe', seen, '7'],
      ['queue.observeText', messages['headroom/page-read'], '7'],
    ]);
  });

  it('has no budget when a page of ours sends it', async () => {
    await route(messages['headroom/seen'], own);
    expect(done).toEqual([['observe', seen, '3']]);
  });
});

describe('who may say what', () => {
  it('a Codex page: only what its responses and its text said', async () => {
    expect(await heardFrom(codex)).toEqual(['headroom/seen', 'headroom/page-read']);
  });

  it.each([
    ['the full page', own],
    ['the popup', popup],
  ])('%s: the same, and what the user decided', async (_, sender) => {
    expect(await heardFrom(sender)).toEqual([
      'headroom/seen',
      'headroom/page-read',
      'headroom/decided',
      'headroom/observations',
      'headroom/import-step',
      'headroom/phone',
      'headroom/snapshot',
    ]);
  });

  it('the app: only its questions, and a phone’s answer', async () => {
    expect(await heardFrom(app)).toEqual(['headroom/pull', 'headroom/answer']);
  });

  it.each<[string, MessageSender]>([
    ['another extension, whatever address it claims', { ...own, id: 'theirs' }],
    ['nobody', {}],
    ['a sender without an address', { id: 'ours' }],
    ['another extension’s page', { ...own, url: 'chrome-extension://theirs/app.html' }],
    ['an address that only begins like ours', { ...own, url: 'chrome-extension://ours.example/app.html' }],
    ['an address that only begins like Codex’s', { ...codex, url: 'https://chatgpt.com.example/' }],
    ['Codex’s address without encryption', { ...codex, url: 'http://chatgpt.com/' }],
    ['a page of Codex’s company', { ...codex, url: 'https://auth.chatgpt.com/' }],
    ['another folder of the app’s host', { ...app, url: 'https://headroom.example/other/' }],
  ])('%s: nothing', async (_, sender) => {
    expect(await heardFrom(sender)).toEqual([]);
  });
});

describe('messages without a form', () => {
  it.each([
    ['nothing', undefined],
    ['null', null],
    ['text', 'headroom/seen'],
    ['a number', 7],
    ['no type', { decision: {} }],
    ['another type', { type: 'headroom/weather' }],
    ['a type that every object has', { type: 'constructor' }],
    ['a type that is no text', { type: ['headroom/seen'] }],
    ['a response of another method', { ...seen, method: 'PUT' }],
    ['a response too large', { ...seen, body: 'x'.repeat(bodyLimit + 1) }],
    ['a response without its time', { ...seen, at: null }],
    ['a response of a status that says nothing', { ...seen, status: 500 }],
    ['a page’s text without its time', { type: 'headroom/page-read', at: Number.NaN, read: {} }],
    ['no decision at all', { type: 'headroom/decided' }],
    ['a step of an import that there is not', { type: 'headroom/import-step', step: 'jump' }],
    ['an import whose portion is no text', { type: 'headroom/import-step', step: 'add', parts: [{}] }],
    ['an import without its decisions', { type: 'headroom/import-step', step: 'begin' }],
    ['observations that are no list', { type: 'headroom/observations', observations: {} }],
  ])('%s: not answered, and nothing is done', (_, message) => {
    expect(route(message, own)).toBeNull();
    expect(done).toEqual([]);
  });

  it('a question without its vector, and an answer that is no link’s: not answered', () => {
    expect(route({ type: 'headroom/pull' }, app)).toBeNull();
    expect(route({ type: 'headroom/answer', content: '<script>' }, app)).toBeNull();
  });
});

describe('what is done', () => {
  it('hands on a response with its known fields and its tab', async () => {
    await route({ ...seen, token: 'secret' }, codex);
    expect(done).toEqual([['queue.observe', seen, '7']]);
  });

  it('hands on what comes from no tab as such', async () => {
    await route(messages['headroom/page-read'], popup);
    expect(done).toEqual([['observeText', messages['headroom/page-read'], null]]);
  });

  it('applies a command and answers with nothing', async () => {
    await expect(route(messages['headroom/decided'], own)).resolves.toBeUndefined();
    expect(done).toEqual([['apply', { type: 'gauge', gauge: 'used' }]]);
  });

  it('forgets the alerts of an account that is forgotten', async () => {
    await route({ type: 'headroom/decided', decision: { type: 'forget', account: 'a' } }, own);
    expect(done).toEqual([
      ['apply', { type: 'forget', account: 'a' }],
      ['alerts.forget', 'a'],
    ]);
  });

  it('answers a command it does not know with a sentence', async () => {
    await expect(route({ type: 'headroom/decided', decision: { type: 'dance' } }, own)).resolves.toEqual(
      message('files.refused.version'),
    );
    expect(done).toEqual([]);
  });

  it('answers with how many observations were new', async () => {
    await expect(route(messages['headroom/observations'], own)).resolves.toBe(5);
  });

  it('hands a question about phones on, and what became of it back', async () => {
    await expect(route(messages['headroom/phone'], own)).resolves.toBeNull();
    expect(done).toEqual([['phones.onMessage', messages['headroom/phone']]]);
  });

  it('keeps a phone’s answer as the fragment of its link', async () => {
    await expect(route(messages['headroom/answer'], app)).resolves.toBe(true);
    expect(done).toEqual([['keepAnswer', '#r=123456789012']]);
  });

  it('answers the app’s question', async () => {
    await expect(route(messages['headroom/pull'], app)).resolves.toEqual({ protocol: 1 });
  });
});

describe('what fails', () => {
  beforeEach(() => {
    broken = true;
  });

  it.each([
    ['headroom/decided', own, message('files.refused.notStored')],
    ['headroom/observations', own, message('files.refused.noRoom')],
    ['headroom/phone', own, message('files.refused.notSent')],
  ] as const)('%s: is answered with a message', async (type, sender, refusal) => {
    await expect(route(messages[type], sender)).resolves.toEqual(refusal);
    expect(reported).toEqual([]);
  });

  it('answers with the reason where a command was refused for one', async () => {
    broken = new RefusedError(message('files.refused.unknownAccount'));
    const name = { type: 'name', account: 'nobody', nickname: 'Work', colour: 4 };
    await expect(route({ type: 'headroom/decided', decision: name }, own)).resolves.toEqual(
      message('files.refused.unknownAccount'),
    );
  });

  it.each([
    ['headroom/seen', codex],
    ['headroom/page-read', codex],
    ['headroom/pull', app],
    ['headroom/answer', app],
  ] as const)('%s: is reported, and answered with nothing', async (type, sender) => {
    await expect(route(messages[type], sender)).resolves.toBeUndefined();
    expect(reported).toHaveLength(1);
  });

  it.each([
    ['headroom/phone', own],
    ['headroom/pull', app],
  ] as const)('%s: rejects nothing where the deferred script is missing', async (type, sender) => {
    broken = false;
    scriptMissing = true;
    await expect(route(messages[type], sender)).resolves.not.toBeNull();
    expect(done).toEqual([]);
  });
});
