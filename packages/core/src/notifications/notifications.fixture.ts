import assert from "node:assert/strict";
import type { DeliveryOutcome, PushMessage, WebhookMessage } from "../ports/notification-channels.ts";
import type { NotificationOptions } from "./create-notification-settings.ts";
import { createMailedWorld } from "../testing/fake-mailer.fixture.ts";
import type { MailOptions, RollcallOptions } from "../index.ts";

/** A world whose notifications can be read: emails, push messages and what the host received. */
export async function createNotifiedWorld(
  options: NotificationOptions = {},
  parts: Partial<RollcallOptions> = {},
  mail: Partial<MailOptions> = {},
) {
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
  const world = await createMailedWorld({ notifications, ...parts }, mail);
  const { app, mailer } = world;
  mailer.sent.splice(0);
  const send = async (): Promise<void> => {
    await (app.rollcall.jobs.find(({ name }) => name === "notifications.send") ?? assert.fail("no job")).run();
    await app.rollcall.dispatchMail();
  };
  /** The subjects of emails to a person since the last call. */
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

/** The times of a shift some weeks later. */
export const later = { start: zurich("2026-02-02T08:00"), end: zurich("2026-02-02T16:00") };

/** A world in which Max has a confirmed shift on February 2 and was notified. */
export async function openConfirmed(...given: Parameters<typeof createNotifiedWorld>) {
  const world = await createNotifiedWorld(...given);
  const { ann, max, scheduleId } = world;
  const assignees = [{ personId: max.id }];
  const planned = { scheduleId, kind: "Early", assignees, status: "confirmed" as const, ...later };
  const { shift } = await ann.client.shifts.create(planned);
  const first = await world.mailsTo(max.identity.email);
  world.pushed.splice(0);
  world.received.splice(0);
  world.app.clock.advance(5 * 60_000);
  return { ...world, first, key: { scheduleId, shiftId: shift.id } };
}
