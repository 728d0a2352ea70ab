import { createECDH, timingSafeEqual } from "node:crypto";
import webPush from "web-push";

/** The keys that identify a server to push services (VAPID, RFC 8292), as base64url. */
export interface PushKeys {
  /** Browsers subscribe with it. */
  readonly publicKey: string;
  readonly privateKey: string;
}

/** Creates new keys. With new keys, every browser has to subscribe again. */
export const createPushKeys = (): PushKeys => webPush.generateVAPIDKeys();

/**
 * Checks that two keys belong together.
 * @throws {TypeError} a key is invalid, or the keys don't belong together
 */
export function requirePushKeys({ publicKey, privateKey }: PushKeys): void {
  const message = "`publicKey` and `privateKey` must be a pair of push keys: create one with `rollcall push-keys`";
  const given = Buffer.from(publicKey, "base64url");
  const secret = Buffer.from(privateKey, "base64url");
  if (given.length !== 65 || secret.length !== 32) throw new TypeError(message);
  const curve = createECDH("prime256v1");
  try {
    curve.setPrivateKey(secret);
  } catch (cause) {
    throw new TypeError(message, { cause });
  }
  if (!timingSafeEqual(curve.getPublicKey(), given)) throw new TypeError(message);
}
