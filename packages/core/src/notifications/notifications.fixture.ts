import assert from "node:assert/strict";
import type { DeliveryOutcome, PushMessage, WebhookMessage } from "../ports/notification-channels.ts";
import type { NotificationOptions } from "./create-notification-settings.ts";
import { createMailedWorld } from "../testing/fake-mailer.fixture.ts";
import type { RollcallOptions } from "../index.ts";

/** A world whose notifications can be read: mails, push messages and what the host received. */
export async function createNotifiedWorld(options: NotificationOptions = {}, parts: Partial<RollcallOptions> = {}) {
  const pushed: PushMessage[] = [];
  const received: WebhookMessage[] = [];
  const answers: { push: () => DeliveryOutcome | Promise<DeliveryOutcome> } = { push: () => ({ outcome: "sent" }) };
  const notifications: NotificationOptions = {
    quietHours: null,
    push: {
      publicKey: "a-public-key",
      send: async (message) => {
        pushed.push(message);
        return answers.push();
      },
    },
    webhook: {
      send: async (message) => {
        received.push(message);
        return { outcome: "sent" };
      },
    },
    ...options,
  };
  const world = await createMailedWorld({ notifications, ...parts });
  const { app, mailer } = world;
  mailer.sent.splice(0);
  const send = async (): Promise<void> => {
    await (app.rollcall.jobs.find(({ name }) => name === "notifications.send") ?? assert.fail("no job")).run();
    await app.rollcall.dispatchMail();
  };
  /** The subjects of mails to a person since the last call. */
  const mailsTo = async (address: string): Promise<readonly string[]> => {
    await send();
    const found = mailer.sent.filter(({ to }) => to.address === address).map(({ subject }) => subject);
    mailer.sent.splice(0);
    return found;
  };
  return { ...world, answers, mailsTo, pushed, received, send };
}

const keys = { p256dh: "p".repeat(87), auth: "a".repeat(22) };

/** A push subscription of a browser. */
export const device = (name: string) => ({ ...keys, name, endpoint: `https://push.example.org/send/${name}` });

/** A moment in Zurich. */
export const zurich = (local: string): string => `${local}[Europe/Zurich]`;
