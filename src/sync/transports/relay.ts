// A Nostr relay (NIP-01): a small store that accepts signed records from anyone, over one WebSocket. Another party runs it, so
// nothing it says is trusted, and it is read and written as little as possible.
import { finalizeEvent } from 'nostr-tools/pure';
import { AbstractRelay } from 'nostr-tools/relay';
import { secondMs } from '../../domain/time/instant';
import { isRecord } from '../../domain/validation/checks';
import { authorOf, recordKind, type SignedRecord } from '../log/signed-record';
import { writesPerHour } from '../log/write-budget';
import { type OpenDeps, PlaceError, type PlaceTrouble, type Session, type Transport } from './transport';

/** A relay that does not answer within this is given up. */
const patienceMs = 10 * secondMs;
/** Addresses in one question. Relays answer with 500 events at most, and an address may have several authors. */
const mostAddresses = 100;
/** Events that a question of `count` addresses can have as an answer. What sends more is flooding us. */
const mostEvents = (count: number) => 4 * count + 50;

/** NIP-09: asks to delete. NIP-62: asks to delete everything of an author. */
const kinds = { erase: 5, vanish: 62 } as const;

export const relayTransport: Transport<{ readonly url: string }> = { writesPerHour, open: openRelay };

async function openRelay({ url }: { readonly url: string }, deps: OpenDeps): Promise<Session> {
  const moved = { sent: 0, received: 0 };
  const relay = new CheckedRelay(url, {
    // Every record is verified where it is read, for all transports.
    verifyEvent: () => true,
    websocketImplementation: counting(deps.socket, moved),
  });
  relay.publishTimeout = 2 * patienceMs;
  const pending = createPending(deps, () => relay.close());
  relay.onnonsense = () => {
    pending.fail(new PlaceError('nonsense'));
    relay.close();
  };
  // A relay that cannot take a record may answer with a notice alone.
  relay.onnotice = (notice) => pending.fail(new PlaceError(troubleIn(notice, 'refused'), notice));
  let isOpen = false;
  let onEnd = () => {};
  relay.onclose = () => {
    pending.fail(new PlaceError(isOpen ? 'closed' : 'unreachable'));
    onEnd();
  };
  await pending.run(
    relay.connect().catch(() => Promise.reject(new PlaceError('unreachable'))),
    'unreachable',
  );
  isOpen = true;

  const sign = (kind: number, tags: string[][], author: Uint8Array) =>
    finalizeEvent({ kind, created_at: Math.floor(deps.now() / secondMs), tags, content: '' }, author);
  const proveAuthor = () => relay.auth(async (challenge) => finalizeEvent(challenge, deps.secret));
  /** Does it once more after proving who we are, where the relay wants that (NIP-42). */
  const withAuth = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await pending.run(work());
    } catch (error) {
      if (!(error instanceof PlaceError) || error.trouble !== 'auth') throw error;
      await pending.run(proveAuthor().catch(() => Promise.reject(new PlaceError('auth'))));
      return pending.run(work());
    }
  };
  const publish = (event: SignedRecord): Promise<void> =>
    withAuth(async () => {
      await relay.publish(event as never).catch((error) => Promise.reject(asPlaceError(error, 'refused')));
    });

  return {
    read: async (addresses) => {
      const events: unknown[] = [];
      for (let from = 0; from < addresses.length; from += mostAddresses)
        events.push(...(await withAuth(() => ask(relay, addresses.slice(from, from + mostAddresses)))));
      return events;
    },
    write: publish,
    erase: async (addresses, author) => {
      const key = authorOf(author);
      const tags = addresses.map((address) => ['a', `${recordKind}:${key}:${address}`]);
      await publish(sign(kinds.erase, [...tags, ['k', String(recordKind)]], author));
    },
    forget: (author) => publish(sign(kinds.vanish, [['relay', url]], author)),
    watch: (addresses, onChange, onWatchEnd) => {
      onEnd = onWatchEnd;
      const filter = { kinds: [recordKind], '#d': [...addresses], since: Math.floor(deps.now() / secondMs) };
      relay.subscribe([filter], { onevent: onChange, oneose: () => {}, eoseTimeout: longestWatchMs });
    },
    moved: () => ({ ...moved }),
    close: () => relay.close(),
  };
}

/** A day, so that no timer of the library ends one of our subscriptions. */
const longestWatchMs = 86_400_000;

/** The library's relay, given nothing but messages of the protocol: it prints what it cannot read to the console. */
class CheckedRelay extends AbstractRelay {
  onnonsense: () => void = () => {};

  override _onmessage(event: MessageEvent): void {
    if (isMessage(event.data)) super._onmessage(event);
    else this.onnonsense();
  }
}

function isMessage(data: unknown): boolean {
  try {
    const message: unknown = JSON.parse(String(data));
    if (!Array.isArray(message) || typeof message[0] !== 'string') return false;
    const [type, , event] = message;
    const isTag = (tag: unknown) => Array.isArray(tag) && tag.every((part) => typeof part === 'string');
    return type !== 'EVENT' || (isRecord(event) && Array.isArray(event.tags) && event.tags.every(isTag));
  } catch {
    return false;
  }
}

/** All events at these addresses, once the relay says that those are all it has (EOSE). */
function ask(relay: AbstractRelay, addresses: readonly string[]): Promise<readonly unknown[]> {
  return new Promise((resolve, reject) => {
    const events: unknown[] = [];
    let count = 0;
    const end = (settle: () => void) => {
      settle();
      subscription.close();
    };
    const take = (event: unknown, isAsked: boolean) => {
      count += 1;
      if (count > mostEvents(addresses.length)) end(() => reject(new PlaceError('flood')));
      else if (isAsked) events.push(event);
    };
    const subscription = relay.subscribe([{ kinds: [recordKind], '#d': [...addresses] }], {
      onevent: (event) => take(event, true),
      oninvalidevent: (event) => take(event, false),
      oneose: () => end(() => resolve(events)),
      onclose: (reason) => reject(asPlaceError(reason, 'closed')),
      // `pending` has the timeout. This timer would look like the relay's own message that nothing is left.
      eoseTimeout: longestWatchMs,
    });
  });
}

/** The calls that wait for the relay. All fail when it closes, sends a notice, or says nothing for `patienceMs`. */
function createPending(deps: Pick<OpenDeps, 'after'>, giveUp: () => void) {
  const waiting = new Set<(error: PlaceError) => void>();
  const fail = (error: PlaceError) => {
    for (const reject of [...waiting]) reject(error);
  };
  return {
    fail,
    run: <T>(work: Promise<T>, late: PlaceTrouble = 'timeout'): Promise<T> =>
      new Promise<T>((resolve, reject) => {
        const cancel = deps.after(patienceMs, () => {
          done(() => reject(new PlaceError(late)));
          giveUp();
        });
        const done = (settle: () => void) => {
          waiting.delete(stop);
          cancel();
          settle();
        };
        const stop = (error: PlaceError) => done(() => reject(error));
        waiting.add(stop);
        work.then(
          (value) => done(() => resolve(value)),
          (error) => done(() => reject(error)),
        );
      }),
  };
}

function asPlaceError(error: unknown, otherwise: PlaceTrouble): PlaceError {
  if (error instanceof PlaceError) return error;
  const text = error instanceof Error ? error.message : String(error);
  return new PlaceError(troubleIn(text, otherwise), text);
}

/** The machine-readable prefixes of NIP-01, and what relays say without one. */
function troubleIn(text: unknown, otherwise: PlaceTrouble): PlaceTrouble {
  const said = String(text).toLowerCase();
  if (/^(auth-required|restricted)/.test(said)) return 'auth';
  if (/^rate-limited|too many|too fast/.test(said)) return 'limited';
  if (/too large|too big|max.*(size|length)/.test(said)) return 'tooLarge';
  if (/closed/.test(said)) return 'closed';
  return /timed out/.test(said) ? 'timeout' : otherwise;
}

/** The WebSocket class, adding up what it moves. */
function counting(Socket: typeof WebSocket, moved: { sent: number; received: number }): typeof WebSocket {
  return class extends Socket {
    constructor(...given: ConstructorParameters<typeof WebSocket>) {
      super(...given);
      // Node's class throws where there is no listener.
      this.addEventListener('error', () => {});
      this.addEventListener('message', ({ data }) => {
        moved.received += String(data).length;
      });
    }

    override send(data: string): void {
      moved.sent += data.length;
      super.send(data);
    }
  };
}
