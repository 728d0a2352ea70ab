import { createContext } from "@lit/context";
import type { RollcallClient } from "@rollcall/core";
import type { Messages } from "../messages/messages.ts";
import type { StreamHub } from "./stream-hub.ts";

/** Who is calling, as Rollcall knows them. */
export type Me = Awaited<ReturnType<RollcallClient["people"]["getMe"]>>["person"];

/** The typed client that elements call; `undefined` outside a provider that knows its server. */
export const clientContext = createContext<RollcallClient | undefined>("rollcall-client");

/** The one event stream of a provider; `undefined` where it only has a client. */
export const streamContext = createContext<StreamHub | undefined>("rollcall-stream");

/** The words of the elements. */
export const messagesContext = createContext<Messages | undefined>("rollcall-messages");

/** Asks who is calling, once per provider and client. */
export const meContext = createContext<(() => Promise<Me>) | undefined>("rollcall-me");
