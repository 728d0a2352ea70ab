export * from "../contract/index.ts";
export * from "./client.ts";
export * from "./in-process.ts";
export type * from "./transport.ts";
