import { createHmac, timingSafeEqual } from "node:crypto";
import type { Actor, WebhookMessage } from "@rollcall/core";
import { Hono } from "hono";
import type { HostRecords } from "../host-records.ts";

/** A notification that this host shows to its user. */
export type InboxMessage = Pick<WebhookMessage, "id" | "personId" | "title" | "text">;

/** The host's own inbox: Rollcall posts notifications to its webhook. */
export interface Inbox {
  /** The path of the webhook. */
  readonly path: string;
  /** The secret that signs the messages. A real host keeps it in its secret store. */
  readonly secret: string;
  readonly routes: Hono;
  /** The messages to a person, newest first. */
  messagesOf(person: Pick<Actor, "personId">): readonly InboxMessage[];
}

/** The number of messages to keep. */
const maxMessages = 100;
/** How old a signed message may be, in seconds. */
const maxAge = 300;

/**
 * Opens the inbox.
 * @param installationKey a key that all processes of the host share
 */
export function openInbox(records: HostRecords, installationKey: string): Inbox {
  const path = "/hooks/rollcall";
  const key = createHmac("sha256", installationKey).update("inbox").digest();
  const messages = records.of<InboxMessage>("inbox");
  const routes = new Hono();
  routes.post(path, async (context) => {
    const id = context.req.header("webhook-id") ?? "";
    const timestamp = context.req.header("webhook-timestamp") ?? "";
    const body = await context.req.text();
    const expected = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
    const isRecent = Math.abs(Date.now() / 1000 - Number(timestamp)) < maxAge;
    if (!isRecent || !isSame(context.req.header("webhook-signature") ?? "", `v1,${expected}`))
      return context.text("invalid signature", 401);
    const { data } = JSON.parse(body) as { data: InboxMessage };
    // A message that is sent again has the same id.
    messages.put(data.id, data);
    messages.trim(maxMessages);
    return context.body(null, 204);
  });
  return {
    path,
    secret: `whsec_${key.toString("base64")}`,
    routes,
    messagesOf: ({ personId }) =>
      messages
        .all()
        .filter((one) => one.personId === personId)
        .toReversed(),
  };
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
