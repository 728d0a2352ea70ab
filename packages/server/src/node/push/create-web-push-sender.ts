import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { LookupFunction } from "node:net";
import { AddressRefused, type DeliveryOutcome, type PushMessage, type PushSender } from "@rollcall/core";
import webPush, { type RequestDetails } from "web-push";
import { toDeliveryOutcome, toUnreachable, withTimeLimit } from "../../delivery/delivery-outcome.ts";
import { sendRequest } from "../outgoing/send-request.ts";
import { type PushKeys, requirePushKeys } from "./push-keys.ts";

/** Options of a Web Push sender. */
export interface WebPushSenderOptions extends PushKeys {
  /** How push services contact you about problems: `mailto:` and an address, or an `https:` address. */
  readonly subject: string;
  /**
   * Exempt origins, such as `http://localhost:4410`. They may lack TLS and be on this machine or its network. Default: none (P66).
   */
  readonly origins?: readonly string[];
  /** The time limit for one message, in milliseconds. Default: 10,000. */
  readonly timeLimit?: number;
  /** Resolves host names. Default: the system resolver. Its results are checked like all others. */
  readonly lookup?: LookupFunction;
}

const recipient = "the push service";
/** The maximum size of an encrypted message is 4,096 bytes, 103 of which are a header and padding. */
const maxPayloadBytes = 3993;

/**
 * Creates a sender of Web Push messages, encrypted for each browser (RFC 8291) and signed with the server's keys (RFC 8292).
 * The address of a push service comes from a browser, so it must be public and use TLS, and redirects are not followed.
 * Subscriptions that the push service no longer has, or that can't be used, are `gone`.
 * @throws {TypeError} the keys don't belong together, or the subject is invalid
 */
export function createWebPushSender(options: WebPushSenderOptions): PushSender {
  const { publicKey, privateKey, subject, timeLimit = 10_000, lookup } = options;
  requirePushKeys(options);
  if (!/^(?:mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/.test(subject))
    throw new TypeError("`subject` must be an address such as `mailto:admin@example.com` or `https://example.com`");
  const exempt = new Set(options.origins);
  return {
    publicKey,
    async send(message, signal): Promise<DeliveryOutcome> {
      const url = URL.parse(message.subscription.endpoint);
      if (url === null) return { outcome: "gone" };
      const isExempt = exempt.has(url.origin);
      if (!isExempt && url.protocol !== "https:") return { outcome: "gone" };
      if (Buffer.byteLength(message.payload) > maxPayloadBytes)
        return { outcome: "failed", reason: "the message is too long for a push service" };
      const details = toRequestDetails(message, { subject, publicKey, privateKey });
      if (details === undefined) return { outcome: "gone" };
      const { body } = details;
      const headers = { ...details.headers, "User-Agent": "rollcall" };
      try {
        return await withTimeLimit(signal, timeLimit, (signal) =>
          sendRequest({ url, method: "POST", headers, body, exempt: isExempt, signal, lookup }, toPushOutcome),
        );
      } catch (error) {
        return error instanceof AddressRefused ? { outcome: "gone" } : toUnreachable(recipient, error);
      }
    },
  };
}

const toPushOutcome = ({ statusCode: status = 0, headers }: IncomingMessage): DeliveryOutcome =>
  status === 404 || status === 410
    ? { outcome: "gone" }
    : toDeliveryOutcome(recipient, { status, retryAfter: headers["retry-after"] });

/** Encrypts and signs a message. Returns undefined if the keys of the subscription can't be used. */
function toRequestDetails(
  { subscription: { endpoint, ...keys }, payload, ttlSeconds, urgency, topic }: PushMessage,
  vapidDetails: PushKeys & { readonly subject: string },
): (RequestDetails & { readonly body: Buffer }) | undefined {
  try {
    return webPush.generateRequestDetails({ endpoint, keys }, payload, {
      vapidDetails: { ...vapidDetails },
      TTL: ttlSeconds,
      urgency,
      topic: toTopic(topic),
      contentEncoding: "aes128gcm",
    });
  } catch {
    return undefined;
  }
}

/** Push services allow 32 characters, and only see a hash. */
const toTopic = (topic: string): string => createHash("sha256").update(topic).digest("base64url").slice(0, 32);
