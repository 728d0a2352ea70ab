import { anonymousActor, type Rollcall, RollcallError } from "@rollcall/core";
import type { Handler } from "hono";
import type { Exchange } from "./exchange.ts";

/** How long a healthy store may take to respond, in milliseconds. */
const patience = 2000;

/**
 * `GET /health`: 200 if the store responds, otherwise 503 `store.unavailable`. Reads an organization that does not exist,
 * which requires the store.
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
