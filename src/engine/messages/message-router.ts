// Which sender may send which message to the background, and the answers. A message is matched by its type, its sender is
// checked, and its own validator reads it before it is handled.
import { message } from '../../domain/messages/message';
import type { Observation } from '../../domain/observations/observation';
import { type PageText, readPageText, readSeenResponse, type SeenResponse } from '../../observe/page-messages';
import { type Pull, pullFrom } from '../bridge/bridge-messages';
import { answerFrom } from '../devices/incoming-answer';
import { isPhoneRequest, type PhoneRequest } from '../devices/phone-request';
import type { ImportMessage } from '../imports/import-message';
import { type Command, readCommand } from '../state/command';
import type { StateManager } from '../state/state-manager';
import type { DeferredParts, WithDeferredParts } from './deferred-parts';
import type { PageMessages } from './page-queue';
import { RefusedError } from './refusal';
import { type Addresses, type MessageSender, type SenderRole, senderRole } from './sender-role';

/** What each message carries once it was read, by its type. A type without a route does not compile. */
interface MessageContents {
  readonly 'headroom/seen': SeenResponse;
  readonly 'headroom/page-read': PageText;
  /** Null where it is no command of this version's. */
  readonly 'headroom/decided': { readonly command: Command | null };
  readonly 'headroom/observations': { readonly observations: readonly Observation[] };
  readonly 'headroom/import-step': ImportMessage;
  readonly 'headroom/phone': PhoneRequest;
  /** Asks for the snapshot where the stored one is damaged, which `rebuild` says, or older than the background's. */
  readonly 'headroom/snapshot': { readonly rebuild: boolean };
  readonly 'headroom/pull': Pull;
  /** A phone's answer, as the fragment of a link. */
  readonly 'headroom/answer': string;
}

/** The type of a message to the background. */
export type MessageType = keyof MessageContents;

interface Route<Content> {
  /** Who may send it. */
  readonly from: readonly SenderRole[];
  /** The message's content, or null when it does not have its form. */
  readonly read: (message: Record<string, unknown>) => Content | null;
  /** Does what the message asks; resolves with the answer. */
  readonly handle: (content: Content, from: Origin) => Promise<unknown>;
}

/** Where a message came from. */
interface Origin {
  /** The browser tab; null where there is none. */
  readonly tab: string | null;
  /** Address of the page. */
  readonly url: string;
  readonly role: SenderRole;
}

type Routes = { readonly [Type in MessageType]: Route<MessageContents[Type]> };

export interface MessageRouterDeps {
  readonly addresses: Addresses;
  readonly stateManager: Pick<
    StateManager,
    'observe' | 'observeText' | 'apply' | 'merge' | 'refresh' | 'snapshot' | 'unstored'
  >;
  /** Accepts messages of Codex pages, within the budget of each tab. */
  readonly pageQueue: PageMessages;
  readonly withDeferred: WithDeferredParts<
    Pick<DeferredParts, 'answerApp' | 'importStep'> & {
      readonly alerts: Pick<DeferredParts['alerts'], 'forget'>;
      readonly phones: Pick<DeferredParts['phones'], 'onMessage'>;
    }
  >;
  /** Stores a phone's answer where the page that pairs it waits for it. */
  readonly keepAnswer: (fragment: string) => Promise<void>;
  /** Receives the failures that the sender does not get as an answer. */
  readonly report: (error: unknown) => void;
}

/** The answer to a message; null when it is not one of ours, so that the browser does not wait for an answer. */
export type MessageRouter = (message: unknown, sender: MessageSender) => Promise<unknown> | null;

/**
 * A router of messages. It never throws, and its answers never reject: what fails is answered with a message for the user,
 * or reported and answered with undefined.
 */
export function createMessageRouter(deps: MessageRouterDeps): MessageRouter {
  const routes = createRoutes(deps);
  return (message, sender) => {
    const role = senderRole(sender, deps.addresses);
    const route = routeOf(message, routes);
    if (!route || role === null || !route.from.includes(role)) return null;
    const content = route.read(message as Record<string, unknown>);
    if (content === null) return null;
    const from = { tab: tabOf(sender), url: sender.url ?? '', role };
    if (role !== 'app-page') return route.handle(content, from);
    // Our bridge may run on pages beside the app: another folder of its host, or, in Firefox, another port.
    const ifApp = async () => ((await deps.addresses.isApp(from.url)) ? route.handle(content, from) : undefined);
    return ifApp().catch(deps.report);
  };
}

/** The route of a message's type; null when it has none. */
function routeOf(message: unknown, routes: Routes): Route<unknown> | null {
  const type = typeof message === 'object' && message !== null && 'type' in message ? message.type : null;
  if (typeof type !== 'string' || !Object.hasOwn(routes, type)) return null;
  return routes[type as MessageType] as Route<unknown>;
}

const refusals = {
  version: message('files.refused.version'),
  notStored: message('files.refused.notStored'),
  noRoom: message('files.refused.noRoom'),
  notSent: message('files.refused.notSent'),
} as const;

function createRoutes({ stateManager, pageQueue, withDeferred, keepAnswer, report }: MessageRouterDeps): Routes {
  const reported = (work: Promise<unknown>) => work.catch(report);
  // Our own pages are trusted, and have no budget.
  const takenInFrom = (role: SenderRole) => (role === 'own-page' ? stateManager : pageQueue);
  return {
    // Our own pages may send what a Codex page sends: tests of the whole extension and benches do.
    'headroom/seen': {
      from: ['codex-page', 'own-page'],
      read: readSeenResponse,
      handle: (response, { tab, role }) => reported(takenInFrom(role).observe(response, tab)),
    },
    'headroom/page-read': {
      from: ['codex-page', 'own-page'],
      read: readPageText,
      handle: (text, { tab, role }) => reported(takenInFrom(role).observeText(text, tab)),
    },
    'headroom/decided': {
      from: ['own-page'],
      read: (message) => ('decision' in message ? { command: readCommand(message.decision) } : null),
      handle: async ({ command }) => {
        if (!command) return refusals.version;
        try {
          await stateManager.apply(command);
          if (command.type === 'forget') await withDeferred(({ alerts }) => alerts.forget(command.account));
        } catch (error) {
          return error instanceof RefusedError ? error.text : refusals.notStored;
        }
      },
    },
    // Our own page has validated each of them. Validating again would double the time of an import.
    'headroom/observations': {
      from: ['own-page'],
      read: ({ observations }) =>
        Array.isArray(observations) ? { observations: observations as readonly Observation[] } : null,
      handle: ({ observations }) => stateManager.merge(observations).catch(() => refusals.noRoom),
    },
    // Our own page has read the file; the background reads each portion again as it unpacks it.
    'headroom/import-step': {
      from: ['own-page'],
      read: importMessageIn,
      handle: (message) => withDeferred(({ importStep }) => importStep(message)).catch(() => refusals.noRoom),
    },
    'headroom/phone': {
      from: ['own-page'],
      read: (message) => (isPhoneRequest(message) ? message : null),
      handle: (request) => withDeferred(({ phones }) => phones.onMessage(request)).catch(() => refusals.notSent),
    },
    'headroom/snapshot': {
      from: ['own-page'],
      read: ({ rebuild }) => (typeof rebuild === 'boolean' ? { rebuild } : null),
      handle: ({ rebuild }) =>
        reported(rebuild ? stateManager.refresh().then(stateManager.snapshot) : stateManager.unstored()),
    },
    'headroom/pull': {
      from: ['app-page'],
      read: pullFrom,
      handle: (pull, { url }) => reported(withDeferred(({ answerApp }) => answerApp(pull, url))),
    },
    'headroom/answer': {
      from: ['app-page'],
      read: answerFrom,
      handle: (fragment) => reported(keepAnswer(fragment).then(() => true)),
    },
  };
}

function importMessageIn(message: Record<string, unknown>): ImportMessage | null {
  const { step, registers, parts } = message;
  const isWhole =
    step === 'end' ||
    step === 'undo' ||
    (step === 'begin' && Array.isArray(registers)) ||
    (step === 'add' && Array.isArray(parts) && parts.every((part) => typeof part === 'string'));
  return isWhole ? (message as ImportMessage) : null;
}

function tabOf({ tab }: MessageSender): string | null {
  return tab?.id === undefined ? null : String(tab.id);
}
