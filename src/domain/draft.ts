/** A value while its owner is still writing to it: the same fields, open. Arrays and objects inside are replaced, not altered. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] };
