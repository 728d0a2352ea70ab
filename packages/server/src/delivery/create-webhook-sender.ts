import type { WebhookMessage, WebhookSender } from "@rollcall/core";
import { toDeliveryOutcome, toUnreachable, withTimeLimit } from "./delivery-outcome.ts";

/** Options of a webhook sender. */
export interface WebhookSenderOptions {
  /** The host's address, with `https:`, or `http:` on this machine. */
  readonly url: string;
  /** Signs every message: at least 24 bytes as base64, with or without the prefix `whsec_`. */
  readonly secret: string;
  /** The time limit for one message, in milliseconds. Default: 10,000. */
  readonly timeLimit?: number;
  /** Sends the requests. Default: the global `fetch`. */
  readonly fetch?: typeof fetch;
}

const recipient = "the webhook";
const minSecretBytes = 24;

/**
 * Creates a sender that posts each notification as JSON, signed as in Standard Webhooks: `webhook-id` is the same for
 * every attempt, `webhook-timestamp` is the time of the attempt in seconds, and `webhook-signature` is `v1,` and the
 * HMAC-SHA256 of `id.timestamp.body`. Redirects are not followed. A response with a status from 200 to 299 means that the
 * message was accepted; 408, 425, 429 and 500 or higher are retried, and all others are not.
 * @throws {TypeError} the address or the secret is invalid
 */
export function createWebhookSender(options: WebhookSenderOptions): WebhookSender {
  const { timeLimit = 10_000, fetch: send = fetch } = options;
  const url = toWebhookUrl(options.url);
  const key = importKey(toSecretBytes(options.secret));
  return {
    async send(message, signal) {
      const body = toBody(message);
      const timestamp = String(Math.floor(Date.now() / 1000));
      const headers = {
        "Content-Type": "application/json",
        "User-Agent": "rollcall",
        "webhook-id": message.id,
        "webhook-timestamp": timestamp,
        "webhook-signature": `v1,${await sign(await key, `${message.id}.${timestamp}.${body}`)}`,
      };
      try {
        return await withTimeLimit(signal, timeLimit, async (signal) => {
          const response = await send(url, { method: "POST", redirect: "manual", signal, headers, body });
          await response.body?.cancel();
          const retryAfter = response.headers.get("retry-after");
          return toDeliveryOutcome(recipient, { status: response.status, retryAfter });
        });
      } catch (error) {
        return toUnreachable(recipient, error);
      }
    },
  };
}

const toBody = ({ id, kind, createdAt, ...data }: WebhookMessage): string =>
  JSON.stringify({ type: `notification.${kind}`, timestamp: createdAt, data: { id, kind, ...data } });

const localHosts = new Set(["localhost", "127.0.0.1", "[::1]"]);

function toWebhookUrl(address: string): string {
  const url = URL.parse(address);
  const isAllowed = url?.protocol === "https:" || (url?.protocol === "http:" && localHosts.has(url.hostname));
  if (!isAllowed || url.username !== "" || url.password !== "")
    throw new TypeError("the webhook's `url` must be an `https:` address without a user name and password");
  return url.href;
}

function toSecretBytes(secret: string): Uint8Array<ArrayBuffer> {
  try {
    const bytes = Uint8Array.from(atob(secret.replace(/^whsec_/, "")), (character) => character.charCodeAt(0));
    if (bytes.length >= minSecretBytes) return bytes;
  } catch {
    // The same message.
  }
  throw new TypeError("the webhook's `secret` must be at least 24 random bytes as base64, such as `whsec_…`");
}

const importKey = (bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);

async function sign(key: CryptoKey, text: string): Promise<string> {
  const signature = await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(signature)));
}
