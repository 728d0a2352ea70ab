import type { ErrorKind } from "@rollcall/core";

/** The HTTP status of each kind of refusal. */
export const statusOf = {
  invalid: 422,
  "too-large": 413,
  unsupported: 415,
  unauthenticated: 401,
  forbidden: 403,
  hidden: 404,
  conflict: 409,
  throttled: 429,
  unavailable: 503,
  internal: 500,
} as const satisfies Readonly<Record<ErrorKind, number>>;
