import { createContext } from "@lit/context";
import type { RollcallClient } from "@rollcall/core";
import type { Messages } from "../messages/messages.ts";
import type { StreamHub } from "./stream-hub.ts";

/** The caller. */
export type Me = Awaited<ReturnType<RollcallClient["people"]["getMe"]>>["person"];

/** The typed client that elements call; `undefined` outside a provider with a server. */
export const clientContext = createContext<RollcallClient | undefined>("rollcall-client");

/** The part of an event stream that elements use. */
export type Streams = Pick<StreamHub, "join" | "status">;

/** The event stream of a provider; `undefined` if it has only a client. */
export const streamContext = createContext<Streams | undefined>("rollcall-stream");

/** The URL where the server is mounted; `undefined` if the provider has another transport. */
export const serverUrlContext = createContext<string | undefined>("rollcall-server-url");

/** The messages of the elements. */
export const messagesContext = createContext<Messages | undefined>("rollcall-messages");

/** Loads the caller, once per provider and client. */
export const meContext = createContext<(() => Promise<Me>) | undefined>("rollcall-me");
