export * from "../contract/index.ts";
export * from "./client.ts";
export type * from "./generated/rollcall-client.ts";
export * from "./in-process.ts";
export type * from "./method.ts";
export type * from "./transport.ts";
export type * from "./views.ts";
export type { DocumentView } from "../documents/view.ts";
export type { FileContent } from "../ports/files.ts";
