import { type Rollcall, RollcallError } from "@rollcall/core";
import type { Hono } from "hono";
import type { Exchange } from "../exchange.ts";
import { readBytes } from "../read-body.ts";

/** Options of the trigger route. */
export interface TriggerRouteParts {
  readonly rollcall: Rollcall;
  /** The path prefix of every route. */
  readonly base: string;
  /** The maximum size of a body, in bytes. */
  readonly maxBody: number;
}

/**
 * Adds `POST /links/…/trigger`, with which an automation in another product starts a run of a linked schedule (P67). The signature alone
 * grants access, as Standard Webhooks describes: cookies and the host's sign-in are ignored. The body isn't used. Every invalid request
 * gets the response of an unknown route, and a repeated request gets that of the first one.
 */
export function addTriggerRoute(app: Hono<Exchange>, { rollcall, base, maxBody }: TriggerRouteParts): void {
  app.post(`${base}/links/:scheduleId/trigger`, async (c) => {
    const header = (name: string): string => {
      const value = c.req.header(`webhook-${name}`) ?? "";
      if (value === "" || value.length > 2000) throw new RollcallError("request.not-found");
      return value;
    };
    const signed = { id: header("id"), timestamp: header("timestamp"), signature: header("signature") };
    const body = new Uint8Array(await readBytes(c, maxBody));
    await rollcall.triggerSync({ scheduleId: c.req.param("scheduleId"), ...signed, body });
    return c.json({}, 202);
  });
}
