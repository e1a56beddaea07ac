// The steps of an import as messages between a page of the extension and its background. Bytes travel as text, because
// messages are JSON.
import type { Register } from '../../domain/registers/register';
import { fromBase64Url, toBase64Url } from '../../sync/codec/base64url';
import { countIn } from '../messages/refusal';
import type { ImportSteps } from './import-steps';

export type ImportMessage =
  | { readonly step: 'begin'; readonly registers: readonly Register[] }
  | { readonly step: 'add'; readonly parts: readonly string[] }
  | { readonly step: 'end' }
  | { readonly step: 'undo' };

/** Carries out one step; resolves to how many observations it added or removed. */
export async function runImportStep(steps: ImportSteps, message: ImportMessage): Promise<number> {
  switch (message.step) {
    case 'begin':
      await steps.begin(message.registers);
      return 0;
    case 'add':
      return steps.add(message.parts.map((part) => fromBase64Url(part) ?? new Uint8Array()));
    case 'end':
      await steps.end();
      return 0;
    case 'undo':
      return steps.undo();
  }
}

/** The steps of an import, carried out by the background. Each rejects with a `RefusedError`. */
export function createImportClient(send: (message: object) => Promise<unknown>): ImportSteps {
  const ask = async (message: ImportMessage): Promise<number> =>
    countIn(await send({ type: 'headroom/import-step', ...message }));
  return {
    begin: async (registers) => void (await ask({ step: 'begin', registers })),
    add: (parts) => ask({ step: 'add', parts: parts.map(toBase64Url) }),
    end: async () => void (await ask({ step: 'end' })),
    undo: () => ask({ step: 'undo' }),
  };
}
