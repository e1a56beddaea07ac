// One body of one known endpoint, reduced to facts.

import type { FactsByKind, Kind } from '../../domain/observations/observation';
import type { Parsed } from '../../domain/observations/parsed';
import { isRecord } from '../../domain/validation/checks';
import { type Identity, identityInPath } from '../identity/identity';
import { bodyLimit } from '../page-messages';
import type { BodyPart } from '../parsing/body-part';
import type { ReadContext } from '../parsing/read-context';
import type { EndpointRequest } from './endpoint-parts';
import { readers } from './endpoints';

/** A switch on `kind` narrows `facts`. */
export type BodyRead = { readonly [K in Kind]: BodyReadOf<K> }[Kind];

interface BodyReadOf<K extends Kind> {
  readonly kind: K;
  readonly facts: FactsByKind[K];
  /** Raw ids, to be hashed by the caller and never stored; null where the body names no user. */
  readonly identity: Identity | null;
}

const errorMessage = 'is an error message';
const errorSigns = ['detail', 'error', 'errors', 'message'];

/**
 * 401: no user is signed in. A 403 does not mean that: it is also sent for a challenge, or for what a plan does not
 * include.
 */
export function isSignedOut(status: number): boolean {
  return status === 401;
}

/** Whether the reason of a refusal means that a body has a new form. An error message of the server's does not. */
export function isDrift(reason: string): boolean {
  return !reason.endsWith(errorMessage);
}

/** The facts of a parsed JSON body. What was left out is named, `kind: path rule`; so is a refused body. Never throws. */
export function readBody(request: EndpointRequest, given: unknown, context: ReadContext): Parsed<BodyRead> {
  const { kind } = request;
  const reader = readers[kind];
  const refuse = (rule: string): Parsed<BodyRead> => ({ ok: false, reason: `${kind}: body ${rule}` });
  const body = withoutEnvelope(given, reader);
  if (!isRecord(body)) return refuse('is not object');
  const has = (key: string) => Object.hasOwn(body, key);
  if (!reader.signs.some(has)) return refuse(errorSigns.some(has) ? errorMessage : 'has no known field');
  const dropped: string[] = [];
  const found: BodyPart = { value: body, path: '', dropped };
  const value = {
    kind,
    facts: reader.parse(found, { ...context, request }),
    identity: reader.identity?.(found) ?? identityInPath(request),
  } as BodyRead; // the table of readers pairs each kind with its own parser
  return { ok: true, value, dropped: dropped.map((line) => `${kind}: ${line}`) };
}

/** The body inside its envelope, where it came in one: a frame of a stream. A bare array is given its key. */
function withoutEnvelope(given: unknown, { within, list, signs }: (typeof readers)[Kind]): unknown {
  if (list !== undefined && Array.isArray(given)) return { [list]: given };
  if (within === undefined || !isRecord(given) || signs.some((sign) => Object.hasOwn(given, sign))) return given;
  return Object.hasOwn(given, within) ? given[within] : given;
}

/** The same from a body's text, of at most `bodyLimit` characters. Never throws. */
export function readText(request: EndpointRequest, text: string, context: ReadContext): Parsed<BodyRead> {
  const body = parseJson(text);
  return body.ok ? readBody(request, body.value, context) : { ok: false, reason: `${request.kind}: ${body.reason}` };
}

function parseJson(text: string): Parsed<unknown> {
  if (text.length > bodyLimit) return { ok: false, reason: 'body is larger than 1 MB' };
  const start = text.trimStart()[0];
  if (start === undefined) return { ok: false, reason: 'body is empty' };
  if (start === '<') return { ok: false, reason: 'body is HTML, not JSON' };
  try {
    return { ok: true, value: JSON.parse(text), dropped: [] };
  } catch {
    // The engine's own message quotes the text, so it is not passed on.
    return {
      ok: false,
      reason: /[}\]]\s*$/.test(text.slice(-64)) ? 'body is not JSON' : 'body is cut off or not JSON',
    };
  }
}
