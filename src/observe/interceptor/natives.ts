// The page's own world is shared ground: what the watcher calls is taken before the page's scripts run, and what it
// replaces answers every question the way the original does.

/** The page's window, as handed to the watcher. */
export type PageWindow = Window & typeof globalThis;

type AnyFunction = (this: never, ...args: never[]) => unknown;

const { toString: textOf } = Function.prototype;
const { get } = Reflect;

/** Calls a method taken earlier: what the page overrides later is not reached. */
export const { apply } = Reflect;

/**
 * A function that passes every call on unchanged, hands back the very result, and looks like the original from outside
 * (name, length, properties, `toString()`). `afterwards` sees the receiver, the arguments and the result; what it throws
 * stays ours. A bare proxy would print as `function () { [native code] }`, hence the one read that is answered for it.
 */
export function wrapNative<F extends AnyFunction>(
  original: F,
  afterwards: (self: unknown, args: Parameters<F>, result: ReturnType<F>) => void,
): F {
  const text = textOf.bind(original);
  return new Proxy(original, {
    apply(target, self, args) {
      const result = apply(target, self, args);
      try {
        afterwards(self, args as Parameters<F>, result);
      } catch {}
      return result;
    },
    get: (target, key) => (key === 'toString' ? text : get(target, key)),
  });
}

/** The same function, but what goes wrong in it is nobody's business: the page never sees an error it did not make. */
export function swallowErrors<A extends unknown[]>(work: (...args: A) => void): (...args: A) => void {
  return (...args) => {
    try {
      work(...args);
    } catch {}
  };
}

/** Whether a request's method is GET, the only one that is ever ours. */
export function isGet(method: unknown): boolean {
  return /^get$/i.test(method as string);
}
