import type { AbortSignalLike } from "../contract/abort-signal.ts";

/** The outcome of one delivery. Reasons are codes or short sentences for the delivery record; they contain no address. */
export type DeliveryOutcome =
  | { readonly outcome: "sent" }
  /** Permanent: the address no longer exists. */
  | { readonly outcome: "gone" }
  /** Temporary: try again, at the earliest after this many seconds if given. */
  | { readonly outcome: "retry"; readonly retryAfterSeconds?: number; readonly reason: string }
  /** Permanent for this message. */
  | { readonly outcome: "failed"; readonly reason: string };

/** A push subscription of a browser, as `PushSubscription.toJSON()` returns it. */
export interface PushSubscriptionKeys {
  /** The https address of the push service. */
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

/** One message to one browser. */
export interface PushMessage {
  readonly subscription: PushSubscriptionKeys;
  /** JSON: `{ id, title, text, url, urgent }`. A repeated message has the same `id`, which the service worker uses as its tag. */
  readonly payload: string;
  readonly urgency: "normal" | "high";
  readonly ttlSeconds: number;
  /** Replaces an earlier message with this topic that hasn't been delivered yet. At most 32 characters of base64url. */
  readonly topic: string;
}

/** Sends Web Push messages, as a port. Returns soon after `signal` aborts; an exception counts as `retry`. */
export interface PushSender {
  /** The public VAPID key, as base64url: browsers need it to subscribe. */
  readonly publicKey: string;
  send(message: PushMessage, signal: AbortSignalLike): Promise<DeliveryOutcome>;
}

/** One message for the host. A repeated message has the same `id`. */
export interface WebhookMessage {
  readonly id: string;
  readonly personId: string;
  readonly kind: string;
  readonly title: string;
  readonly text: string;
  readonly url: string | null;
  readonly urgent: boolean;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

/** Passes notifications to the host, as a port. Returns soon after `signal` aborts; an exception counts as `retry`. */
export interface WebhookSender {
  send(message: WebhookMessage, signal: AbortSignalLike): Promise<DeliveryOutcome>;
}
