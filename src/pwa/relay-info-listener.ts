/// <reference lib="webworker" />
// The service worker's part of reading what a relay says about itself: one document, of an address that can be a relay's.
import { relayAddress } from '../sync/transports/relay-address';
import { type RelayInfoDeps, readRelayInfo } from '../sync/transports/relay-info';
import type { RelayInfoRequest } from './relay-info-client';

/** Answers each request by its port: with what the relay says, or null. Other messages are left alone. */
export function listenForRelayInfo(worker: Pick<ServiceWorkerGlobalScope, 'addEventListener'>, deps: RelayInfoDeps) {
  worker.addEventListener('message', (event) => {
    const { data, ports } = event as ExtendableMessageEvent;
    const { type, url } = (data ?? {}) as Partial<RelayInfoRequest>;
    const [port] = ports;
    if (type !== 'headroom/relay-info' || !port) return;
    const isRelay = typeof url === 'string' && relayAddress(url, false) === url;
    const answer = isRelay ? readRelayInfo(url, deps) : Promise.resolve(null);
    (event as ExtendableMessageEvent).waitUntil(answer.then((info) => port.postMessage(info)));
  });
}
