import { type Actor, system } from "./actor.ts";

/** How a change was made: in the host's product, in the worker portal, by Rollcall itself, or by an undo. */
export type Via = "host" | "portal" | "system" | "undo";

/** The `via` of a journal row. */
export const toVia = (via: string | null): Via | null => via as Via | null;

/** How an actor makes changes. */
export const viaOf = (actor: Actor): Via =>
  actor === system ? "system" : actor.affiliation === "external" ? "portal" : "host";
