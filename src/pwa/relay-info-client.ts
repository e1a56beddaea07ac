// A relay describes itself in a document on its host. The page's content security policy allows relays by WebSocket only, so the
// service worker, which runs none of the page's content, fetches the document. See decision 0049.
import { fields, oneOf, orNull } from '../domain/validation/checks';
import type { RelayInfo } from '../sync/transports/relay-info';

/** The message to the service worker. The answer comes by the port that is sent along. */
export interface RelayInfoRequest {
  readonly type: 'headroom/relay-info';
  readonly url: string;
}

const isInfo = fields<RelayInfo>({
  terms: orNull((value) => typeof value === 'string'),
  unfit: orNull(oneOf('small', 'work')),
});

/** Asks the worker; null where there is no worker, or the relay has no description. The worker answers within ten seconds. */
export async function askRelayInfo(
  url: string,
  workers: Pick<ServiceWorkerContainer, 'controller'> | undefined,
): Promise<RelayInfo | null> {
  const worker = workers?.controller;
  if (!worker) return null;
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise<unknown>((resolve) => {
    port1.onmessage = ({ data }) => resolve(data);
  });
  const request: RelayInfoRequest = { type: 'headroom/relay-info', url };
  worker.postMessage(request, [port2]);
  const info = await answer;
  port1.close();
  return isInfo(info) ? (info as RelayInfo) : null;
}
