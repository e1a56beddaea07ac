// The parts of an endpoint. Types and checks of its facts are in domain/observations/kinds.ts. Each endpoint exports its parts by
// name, because a bundler drops an unused export but keeps a whole object: the background bundles paths and readers, the pages
// that export evidence paths and wire forms.
import type { Facts, Kind } from '../../domain/observations/observation';
import type { Identity } from '../identity/identity';
import type { BodyPart } from '../parsing/body-part';
import type { ReadContext } from '../parsing/read-context';

/**
 * Where the endpoint is asked, below `https://chatgpt.com/backend-api`; the first is the one exported evidence names.
 * `{account}` stands for an account id. Words, `_` and `-` only: a path becomes a regular expression unescaped.
 */
export type Paths = readonly [`/${string}`, ...`/${string}`[]];

/** A request to one of the endpoints: what its address says about the body. */
export interface EndpointRequest {
  readonly kind: Kind;
  /** The account id the path names, if it names one: raw, to be hashed and dropped by the caller. */
  readonly pathAccount: string | null;
  /**
   * The period a list was asked for (`past_90_days`), where the address says so. Bodies of different periods must not be
   * compared.
   */
  readonly period?: string;
  /** True when the address asks for a later page of a list: its body is not the whole. */
  readonly continued?: boolean;
}

/** What a parser needs besides the body. */
export interface ParseContext extends ReadContext {
  readonly request: EndpointRequest;
}

/** From a body to facts. */
export interface EndpointReader<F extends Facts> {
  /** Keys that identify a body of this kind: one with none of them is something else. */
  readonly signs: readonly [string, ...string[]];
  /** The key of an envelope the body may come in: a stream's frame. Absent where there is none. */
  readonly within?: string;
  /** The key a bare array stands for. Absent where the body is never one. */
  readonly list?: string;
  /** Reads what can be read, and names in `body.dropped` what cannot. Never throws. */
  readonly parse: (body: BodyPart, context: ParseContext) => F;
  /** Whom the body names. Absent where no body of the endpoint names anybody. */
  readonly identity?: (body: BodyPart) => Identity | null;
}

/** A body, or a part of one, in the server's spelling. */
export type Wire = Readonly<Record<string, unknown>>;

/** Placeholders for ids in exported evidence: one id has the same placeholder throughout a file, and none is a real id. */
export interface Placeholders {
  readonly account: string;
  readonly reset: (key: string) => string;
  readonly task: (key: string) => string;
}

/** From facts back to a request that the reader understands as the same facts. It contains no real id. */
export interface WireForm<F extends Facts> {
  readonly body: (facts: F, placeholders: Placeholders) => Wire;
  /** The query of the address, `?…`, where facts come from it. Empty when there is none. */
  readonly query?: (facts: F) => string;
}
