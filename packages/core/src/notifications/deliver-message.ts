import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { remove, update } from "../kernel/store/change.ts";
import { isDue } from "../kernel/platform/clock.ts";
import { id } from "../kernel/values/fields.ts";
import { get } from "../kernel/store/query.ts";
import { grant } from "../kernel/operations/rule.ts";
import { toStorableText } from "../kernel/values/storable-text.ts";
import { maxAttempts, waitAfter } from "../kernel/platform/backoff.ts";
import { linkedPage } from "../mail/claim-mail.ts";
import { deliveries, deliveryById, type DeliveryRow, pushSubscriptions } from "./collection.ts";
import { contentDetails, contentFacts, contentOf } from "./delivery-content.ts";

/** How long an attempt may take before another process takes over, in milliseconds. */
const deliveryLease = 60_000;

const subscriptionById = get(pushSubscriptions);

interface DeliveryContext {
  readonly delivery: DeliveryRow;
}

const rules = [grant<DeliveryContext>("rollcall sends notifications", () => true)];

const outgoing = z.strictObject({
  title: z.string(),
  text: z.string(),
  /** Null for the organization's portal. */
  page: linkedPage.nullable(),
  organizationId: z.string(),
  kind: z.string(),
  subscription: z.strictObject({ endpoint: z.string(), p256dh: z.string(), auth: z.string() }).nullable(),
});

/** What is sent to a device or to the host. */
export type OutgoingMessage = z.output<typeof outgoing>;

/**
 * Claims a delivery that is due, so that only one process sends it, and writes its content as it applies now. If the process
 * crashes, another one takes over when the lease has expired, and sends it with the same id.
 */
export const claimDelivery = operation({
  name: "notifications.claim",
  summary: "Claims a delivery that is due, so that only one process sends it.",
  internal: true,
  confidential: true,
  input: z.strictObject({ deliveryId: id, dueAt: z.int() }),
  output: z.discriminatedUnion("status", [
    z.strictObject({ status: z.literal("claimed"), attempt: z.int(), message: outgoing }),
    z.strictObject({ status: z.literal("cancelled") }),
  ]),
  prepare: (input, _actor, { notifications }) => ({ ...input, defaults: notifications }),
  load: [
    ({ deliveryId }) => ({ delivery: deliveryById(deliveryId) }),
    ({ delivery }) => ({
      subscription: subscriptionById(delivery?.deviceId ?? ""),
      ...contentFacts(delivery ?? { personId: "", items: [] }),
    }),
    (known, _input, _actor, now) => contentDetails(known, now),
  ],
  context: ({ delivery }, { dueAt }, _actor, now): DeliveryContext | undefined =>
    delivery?.open === true && delivery.dueAt === dueAt && isDue(dueAt, now) ? { delivery } : undefined,
  rules,
  apply: ({ known, context: { delivery } }, { defaults }, { now }) => {
    const { subscription, ...facts } = known;
    const content = contentOf(delivery, facts, defaults, now);
    const isMine = delivery.channel !== "push" || subscription?.personId === delivery.personId;
    const hasTooManyAttempts = delivery.attempts >= maxAttempts;
    const [first, ...more] = content?.texts ?? [];
    if (content === undefined || first === undefined || !isMine || hasTooManyAttempts) {
      const set = { open: false, end: hasTooManyAttempts ? "failed" : "cancelled", endedAt: now } as const;
      return { output: { status: "cancelled" as const }, changes: [update(deliveries, [delivery.id], set)] };
    }
    const words = defaults.words[content.settings.language]?.mail;
    const message = {
      title: more.length === 0 ? first.title : (words?.subject(more.length + 1) ?? first.title),
      text: more.length === 0 ? first.text : content.texts.map(({ title, text }) => `${title}. ${text}`).join("\n"),
      page: content.page ?? null,
      organizationId: content.recipient.organizationId,
      kind: delivery.items.length === 1 ? (delivery.items[0]?.kind ?? "test") : "several",
      subscription:
        subscription === undefined
          ? null
          : { endpoint: subscription.endpoint, p256dh: subscription.p256dh, auth: subscription.auth },
    };
    const attempt = delivery.attempts + 1;
    const set = { attempts: attempt, dueAt: now + deliveryLease };
    return {
      output: { status: "claimed" as const, attempt, message },
      changes: [update(deliveries, [delivery.id], set, { dueAt: delivery.dueAt })],
    };
  },
});

/** The maximum length of a stored reason. */
const maxReason = 200;

/** Records the result of an attempt. A device that no longer exists is removed. */
export const settleDelivery = operation({
  name: "notifications.settle",
  summary: "Records the result of an attempt to deliver a notification.",
  internal: true,
  input: z.strictObject({
    deliveryId: id,
    attempt: z.int(),
    outcome: z.enum(["sent", "gone", "retry", "failed"]),
    retryAfterSeconds: z.number().optional(),
    reason: z.string().default(""),
  }),
  output: z.strictObject({}),
  load: [
    ({ deliveryId }) => ({ delivery: deliveryById(deliveryId) }),
    ({ delivery }) => ({ subscription: subscriptionById(delivery?.deviceId ?? "") }),
  ],
  context: ({ delivery }, { attempt }): DeliveryContext | undefined =>
    delivery?.open === true && delivery.attempts === attempt ? { delivery } : undefined,
  rules,
  apply: ({ known, context: { delivery } }, { outcome, retryAfterSeconds = 0, reason }, { now }) => {
    const stored = reason === "" ? null : toStorableText(reason, maxReason);
    const backoff = outcome === "retry" ? waitAfter(delivery.attempts, delivery.id) : undefined;
    if (backoff !== undefined) {
      const dueAt = now + Math.max(backoff, Math.min(retryAfterSeconds, maxRetryAfter) * 1000);
      return { output: {}, changes: [update(deliveries, [delivery.id], { dueAt, reason: stored })] };
    }
    const end = outcome === "retry" ? "failed" : outcome;
    const set = { open: false, end, endedAt: now, dueAt: now, reason: outcome === "sent" ? null : stored } as const;
    const isGone = outcome === "gone" && known.subscription?.personId === delivery.personId;
    return {
      output: {},
      changes: [
        update(deliveries, [delivery.id], set),
        ...(isGone ? [remove(pushSubscriptions, [delivery.deviceId])] : []),
      ],
    };
  },
});

/** A day, in seconds. */
const maxRetryAfter = 86_400;
