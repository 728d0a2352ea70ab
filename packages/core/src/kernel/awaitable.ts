/** A value, or a promise of it. A synchronous store answers with values, and then nothing waits. */
export type Awaitable<T> = T | PromiseLike<T>;

/** Whether a value is a promise. */
export const isPromise = <T>(value: Awaitable<T>): value is PromiseLike<T> =>
  typeof value === "object" && value !== null && typeof (value as PromiseLike<T>).then === "function";

/** Goes on with `next` at once where `value` is there already, later where it is a promise. */
export const chain = <T, U>(value: Awaitable<T>, next: (value: T) => Awaitable<U>): Awaitable<U> =>
  isPromise(value) ? value.then(next) : next(value);
