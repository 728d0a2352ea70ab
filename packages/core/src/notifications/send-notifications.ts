import { z } from "zod";
import { portalOf } from "../access/account-mails.ts";
import type { JobEnvironment } from "../identity/domain.ts";
import type { DeliveryOutcome } from "../ports/notification-channels.ts";
import { abortAfter } from "../kernel/platform/abort-after.ts";
import type { Awaitable } from "../kernel/platform/awaitable.ts";
import { update } from "../kernel/store/change.ts";
import { unlessTakenOver, workOnDueRows } from "../kernel/queues/due-rows.ts";
import { failuresOf, keyOfFailed } from "../kernel/queues/failed-rows.ts";
import { doEach } from "../kernel/queues/work-through.ts";
import { type MailPaths, pathOf } from "../ports/mail-settings.ts";
import { deliveries, deliveriesByDue, deliveryById, notifications, notificationsByDue } from "./collection.ts";
import { claimDelivery, type OutgoingMessage, settleDelivery } from "./deliver-message.ts";
import { planMessages } from "./plan-messages.ts";
import { queueDigests } from "./queue-digests.ts";
import { spreadAll } from "./spread.ts";

/** The page size, the number of concurrent deliveries, and the maximum number of pages of one run. */
const pageSize = 100;
const concurrency = 4;
const maxPages = 100;
/** How long a delivery may take, in milliseconds. */
const timeLimit = 20_000;

/**
 * Sends notifications: finds the people whom changes concern, combines what is due into messages, and delivers them. Mail goes to the
 * outbox. Each step is a separate transaction, so a restart continues where it stopped.
 * @throws {StoreUnavailable} the store can't be written; the next run continues
 * @throws {RollcallError} why one of them failed, after all others are done; the next run continues
 */
export const sendNotifications = (environment: JobEnvironment): Promise<void> =>
  doEach([spreadAll, queueDigests, planDue, deliverDue].map((step) => () => step(environment)));

/** The maximum number of notifications whose failures are read at once. */
const maxFailing = 1000;

/** Plans the notifications of each person together, apart from those that failed. If that fails, each is planned alone. */
async function planDue(environment: JobEnvironment): Promise<void> {
  const { store } = environment;
  const { name } = planMessages;
  const [failures] = await store.transaction("read", (tx) =>
    tx.read([failuresOf({ equal: [name], limit: maxFailing })]),
  );
  const without = failures.flatMap(keyOfFailed);
  const failing = new Set(without);
  const planned = new Set<string>();
  await workOnDueRows(environment, {
    name,
    query: notificationsByDue,
    ...duePage,
    keyOf: ({ id }) => [id],
    groupOf: ({ id, personId }) => (failing.has(id) ? id : personId),
    async work(rows) {
      const [{ id, personId }] = rows;
      const isAlone = failing.has(id) || planned.has(personId);
      planned.add(personId);
      await environment.run(name, { personId, ...(isAlone ? { only: rows.map((row) => row.id) } : { without }) });
    },
    giveUp: ({ id }, now) => [update(notifications, [id], { open: false, end: "failed", waiting: null, dueAt: now })],
  });
}

const deliverDue = (environment: JobEnvironment): Promise<void> =>
  workOnDueRows(environment, {
    name: claimDelivery.name,
    query: deliveriesByDue,
    ...duePage,
    keyOf: ({ id }) => [id],
    work: ([row]) => deliver(environment, row),
    giveUp: ({ id }, now) => [update(deliveries, [id], { open: false, end: "failed", endedAt: now, dueAt: now })],
    concurrency,
  });

const duePage = {
  page: () => ({ equal: [true], limit: pageSize }),
  isDue: ({ dueAt }: { readonly dueAt: number }, now: number) => dueAt <= now,
  maxPages,
};

type Claimed =
  | { readonly status: "claimed"; readonly attempt: number; readonly message: OutgoingMessage }
  | { readonly status: "cancelled" };

async function deliver(
  environment: JobEnvironment,
  { id: deliveryId, dueAt }: { readonly id: string; readonly dueAt: number },
): Promise<void> {
  const run = (name: string, input: unknown): Awaitable<unknown> => environment.run(name, input);
  const claim = { deliveryId, dueAt };
  const claimed = (await unlessTakenOver(() => run(claimDelivery.name, claim))) as Claimed | undefined;
  if (claimed?.status !== "claimed") return;
  const { attempt, message } = claimed;
  const outcome = await send(environment, deliveryId, message);
  await unlessTakenOver(() => run(settleDelivery.name, { deliveryId, attempt, ...outcome }));
}

/** Exceptions and invalid results of senders count as temporary failures. */
async function send(
  environment: JobEnvironment,
  deliveryId: string,
  message: OutgoingMessage,
): Promise<DeliveryOutcome> {
  try {
    const answer = outcomes.safeParse(await passOn(environment, deliveryId, message));
    return answer.success ? answer.data : { outcome: "retry", reason: "the sender returned an invalid result" };
  } catch {
    return { outcome: "retry", reason: "the sender failed" };
  }
}

const outcomes: z.ZodType<DeliveryOutcome> = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("sent") }),
  z.object({ outcome: z.literal("gone") }),
  z.object({
    outcome: z.literal("retry"),
    retryAfterSeconds: z.number().min(0).optional().catch(0),
    reason: z.string().catch(""),
  }),
  z.object({ outcome: z.literal("failed"), reason: z.string().catch("") }),
]) as z.ZodType<DeliveryOutcome>;

/** How long a push service keeps a message: a day. */
const timeToLive = 86_400;

async function passOn(
  { notifications: { push, webhook }, mail, store }: JobEnvironment,
  deliveryId: string,
  { title, text, page, organizationId, kind, subscription }: OutgoingMessage,
): Promise<DeliveryOutcome> {
  const [row] = await store.transaction("read", (tx) => tx.read([deliveryById(deliveryId)]));
  if (row === undefined) return { outcome: "failed", reason: "the delivery was removed" };
  const { personId, channel, urgent } = row;
  const path = (paths: MailPaths): string =>
    page === null ? portalOf({ organizationId }, paths.portal) : pathOf(page, paths);
  const url = mail === undefined ? null : `${mail.baseUrl}${path(mail.paths)}`;
  const signal = abortAfter(timeLimit);
  if (channel === "push") {
    if (push === undefined || subscription === null) return { outcome: "failed", reason: "push isn't set up" };
    const payload = JSON.stringify({ id: row.messageId, title, text, url, urgent });
    const topic = row.messageId.replace(/[^\w-]/g, "").slice(-32);
    const urgency = urgent ? "high" : "normal";
    return push.send({ subscription, payload, urgency, ttlSeconds: timeToLive, topic }, signal);
  }
  if (webhook === undefined) return { outcome: "failed", reason: "the webhook isn't set up" };
  const createdAt = new Date(row.createdAt).toISOString();
  return webhook.send({ id: deliveryId, personId, kind, title, text, url, urgent, createdAt }, signal);
}
