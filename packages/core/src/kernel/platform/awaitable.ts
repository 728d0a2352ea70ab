/** A value, or a promise of it. Synchronous stores return values, so that callers need not wait. */
export type Awaitable<T> = T | PromiseLike<T>;

/** Whether a value is a promise. */
export const isPromise = <T>(value: Awaitable<T>): value is PromiseLike<T> =>
  typeof value === "object" && value !== null && typeof (value as PromiseLike<T>).then === "function";

/** Calls `next` with the value: immediately, or when the promise resolves. */
export const chain = <T, U>(value: Awaitable<T>, next: (value: T) => Awaitable<U>): Awaitable<U> =>
  isPromise(value) ? value.then(next) : next(value);
