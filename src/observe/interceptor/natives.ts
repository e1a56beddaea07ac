// The page's world is shared with the page's scripts. What the interceptor calls is taken before they run, and what it replaces
// answers every question the way the original does.

/** The page's window, as handed to the interceptor. */
export type PageWindow = Window & typeof globalThis;

type Method = (this: never, ...args: never[]) => unknown;
type Native = Method | (abstract new (...args: never[]) => unknown);
type OnCall<F> = F extends (this: never, ...args: infer A) => infer R
  ? (self: unknown, args: A, result: R) => void
  : F extends abstract new (
        ...args: infer A
      ) => infer R
    ? (made: unknown, args: A, result: R) => void
    : never;

const { toString: textOf } = Function.prototype;
const { then } = Promise.prototype;
/** `apply` calls a method taken earlier: one the page overrides later is not reached. */
const { apply, construct } = Reflect;

export { apply };

/**
 * A function that passes every call on unchanged, returns the very result, and looks like the original from outside (name,
 * length, properties, `toString()`). Works for classes too. `onCall` gets the receiver or the new object, the arguments and the
 * result; its errors are swallowed. A bare proxy would print as `function () { [native code] }`, so `toString` is answered
 * with the original's.
 */
export function wrapNative<F extends Native>(original: F, onCall: OnCall<F>): F {
  const text = textOf.bind(original);
  const called = swallowErrors(onCall);
  return new Proxy(original, {
    apply(target, self, args) {
      const result = apply(target as Method, self, args);
      called(self, args as never, result as never);
      return result;
    },
    construct(target, args, newTarget) {
      const made = construct(target, args, newTarget);
      called(made, args as never, made as never);
      return made as object;
    },
    get: (target, key) => (key === 'toString' ? text : target[key as keyof F]),
  });
}

/** The same function without its errors: the page never sees one it did not make. */
export function swallowErrors<A extends unknown[]>(work: (...args: A) => void): (...args: A) => void {
  return (...args) => {
    try {
      work(...args);
    } catch {}
  };
}

/** Calls `use` with what a promise resolves to. A rejection is ignored, and no error of `use` reaches the page. */
export function whenResolved<T>(promise: Promise<T>, use: (value: T) => void): void {
  apply(then, promise, [swallowErrors(use), ignore]);
}

/** Does nothing, for rejections that the page handles itself. */
export function ignore(): void {}
