import { anonymousActor, type Rollcall, RollcallError } from "@rollcall/core";
import type { Handler } from "hono";
import type { Exchange } from "./exchange.ts";

/** Milliseconds within which a store that serves has answered. */
const patience = 2000;

/**
 * `GET /health`: 200 when the store answers, else 503 `store.unavailable`. Asks for an organization that is not there;
 * that it is not there is what only the store can know.
 */
export const answerHealth =
  (rollcall: Rollcall): Handler<Exchange> =>
  async (c) => {
    let alarm: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      alarm = setTimeout(() => {
        reject(new RollcallError("store.unavailable"));
      }, patience);
    });
    try {
      await Promise.race([ask(rollcall), late]);
    } finally {
      clearTimeout(alarm);
    }
    return c.json({ status: "ok" });
  };

async function ask(rollcall: Rollcall): Promise<void> {
  try {
    await rollcall.call("run", { name: "organizations.get", input: {}, actor: anonymousActor });
  } catch (error) {
    if (!(error instanceof RollcallError) || error.kind !== "hidden") throw error;
  }
}
