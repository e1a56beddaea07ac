// The page's own world is shared ground: what the watcher calls is taken before the page's scripts run, and what it
// replaces answers every question the way the original does.

/** The page's window, as handed to the watcher. */
export type PageWindow = Window & typeof globalThis;

type AnyFunction = (this: never, ...args: never[]) => unknown;

const { call, toString: textOf } = Function.prototype;
const { apply, get } = Reflect;

/** A method as a plain function of its receiver: what the page overrides later no longer reaches it. */
export function uncurried<S, A extends unknown[], R>(method: (this: S, ...args: A) => R): (self: S, ...args: A) => R {
  return call.bind(method) as never;
}

/**
 * A function that passes every call on unchanged, hands back the very result, and looks like the original from outside
 * (name, length, properties, `toString()`). `afterwards` sees the receiver, the arguments and the result; what it throws
 * stays ours. A bare proxy would print as `function () { [native code] }`, hence the one read that is answered for it.
 */
export function standIn<F extends AnyFunction>(
  original: F,
  afterwards: (self: unknown, args: Parameters<F>, result: ReturnType<F>) => void,
): F {
  const text = textOf.bind(original);
  const look = quietly(afterwards);
  return new Proxy(original, {
    apply(target, self, args) {
      const result = apply(target, self, args);
      look(self, args as Parameters<F>, result);
      return result;
    },
    get: (target, key) => (key === 'toString' ? text : get(target, key)),
  });
}

/** The same function, but what goes wrong in it is nobody's business: the page never sees an error it did not make. */
export function quietly<A extends unknown[]>(work: (...args: A) => void): (...args: A) => void {
  return (...args) => {
    try {
      work(...args);
    } catch {}
  };
}

/** The method of a request, of which only GET is ever ours. */
export function isGet(method: unknown): boolean {
  return typeof method === 'string' && method.toUpperCase() === 'GET';
}
