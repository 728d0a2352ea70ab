export type * from "./abort-signal.ts";
export * from "./decision.ts";
export * from "./error-codes.ts";
export type * from "./error-details.ts";
export * from "./operation-name.ts";
export * from "./rollcall-error.ts";
export type * from "./generated/domain-events.ts";
export type * from "./stream.ts";
