import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Actor, WebhookMessage } from "@rollcall/core";
import { Hono } from "hono";

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

/** Opens an inbox that lives as long as the process. */
export function openInbox(): Inbox {
  const path = "/hooks/rollcall";
  const key = randomBytes(32);
  let messages: readonly InboxMessage[] = [];
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
    messages = [data, ...messages.filter((one) => one.id !== data.id)].slice(0, maxMessages);
    return context.body(null, 204);
  });
  return {
    path,
    secret: `whsec_${key.toString("base64")}`,
    routes,
    messagesOf: ({ personId }) => messages.filter((one) => one.personId === personId),
  };
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
