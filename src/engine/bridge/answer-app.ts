// Answers the installed app, once the user allowed it to read what is stored here.
import type { AppAccess } from './app-access';
import { bridgeProtocol, type ConsentNeeded, type Delta, type Pull } from './bridge-messages';
import { type ServeBridgeDeps, serveBridge } from './serve-bridge';

export interface AnswerAppDeps extends ServeBridgeDeps {
  readonly access: Pick<AppAccess, 'admit'>;
}

/** What the app at `url` lacks, or that the user has not decided yet. Rejects only when the database cannot be read. */
export async function answerApp(pull: Pull, url: string, deps: AnswerAppDeps): Promise<Delta | ConsentNeeded> {
  const consent = await deps.access.admit(url);
  if (consent === 'allowed') return serveBridge(pull, deps);
  return { protocol: bridgeProtocol, version: deps.version, consent };
}
