import { RollcallError } from "../contract/rollcall-error.ts";
import { bytesOf, fromBase64Url, randomBytes, subtleCrypto, toBase64Url } from "../kernel/platform/web-crypto.ts";
import type { Environment } from "../ports/environment.ts";
import { sealContext } from "../secrets/reseal-secrets.ts";
import { sameHash } from "../secrets/token.ts";
import { linkOf, links } from "./collection.ts";

/** A request that starts a run, with the headers of Standard Webhooks. */
export interface SyncTrigger {
  readonly scheduleId: string;
  /** `webhook-id` */
  readonly id: string;
  /** `webhook-timestamp`: seconds since the epoch. */
  readonly timestamp: string;
  /** `webhook-signature`: `v1,` and a signature in base64; several are separated by spaces. */
  readonly signature: string;
  /** The body, byte for byte. */
  readonly body: Uint8Array;
}

/** How much the timestamp may differ from now, in milliseconds. */
export const triggerTolerance = 5 * 60_000;

/** The number of signatures that are compared. */
const maxSignatures = 10;

/** Binds a sealed secret to its schedule. */
export const triggerContext = (scheduleId: string): string => sealContext(links.name, "triggerSecret", [scheduleId]);

/** Where triggers of a schedule are sent. */
export const triggerPath = (scheduleId: string): string => `/links/${scheduleId}/trigger`;

/** A secret as Standard Webhooks writes it. */
export const toSigningSecret = (secret: string): string => `whsec_${secret.replaceAll("-", "+").replaceAll("_", "/")}`;

/**
 * Verifies a trigger and makes its link due (P67). The content isn't used: the run reads everything upstream.
 * @throws {RollcallError} `request.not-found`: the same for an unknown schedule, a missing secret, a wrong signature and a
 *   timestamp that is too old; `request.throttled`
 */
export async function triggerSync(
  { scheduleId, id, timestamp, signature, body }: SyncTrigger,
  { read, secrets, clock, run }: Pick<Environment, "read" | "secrets" | "clock" | "run">,
): Promise<void> {
  const link = await read(linkOf(scheduleId));
  const sealed = link?.triggerSecret ?? null;
  const secret = sealed === null ? null : await secrets.open(sealed, triggerContext(scheduleId));
  // Without a secret, the same work is done with a random one, so timing reveals nothing.
  const expected = await sign(secret === null ? randomBytes(24) : fromBase64Url(secret), `${id}.${timestamp}.`, body);
  const isSigned = signature
    .split(" ", maxSignatures)
    .map((one) => one.startsWith("v1,") && sameHash(expected, toUrlForm(one.slice(3))))
    .includes(true);
  const at = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) * 1000 : Number.NaN;
  const isRecent = Math.abs(clock.now() - at) <= triggerTolerance;
  if (secret === null || !isSigned || !isRecent || !/^[\w-]{1,200}$/.test(id))
    throw new RollcallError("request.not-found");
  await run("links.trigger", { scheduleId, messageId: id, at });
}

async function sign(secret: Uint8Array, head: string, body: Uint8Array): Promise<string> {
  const prefix = bytesOf(head);
  const signed = new Uint8Array(prefix.length + body.length);
  signed.set(prefix);
  signed.set(body, prefix.length);
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await subtleCrypto().importKey("raw", secret, algorithm, false, ["sign"]);
  return toBase64Url(new Uint8Array(await subtleCrypto().sign("HMAC", key, signed)));
}

const toUrlForm = (base64: string): string => base64.replaceAll("+", "-").replaceAll("/", "_").replace(/=$/, "");
