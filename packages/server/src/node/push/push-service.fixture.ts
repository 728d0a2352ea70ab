import { createDecipheriv, createECDH, createPublicKey, type ECDH, hkdfSync, randomBytes, verify } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type OutgoingHttpHeaders } from "node:http";
import { buffer } from "node:stream/consumers";
import type { AddressInfo } from "node:net";
import type { TestContext } from "node:test";
import type { PushSubscriptionKeys } from "@rollcall/core";

/** What a browser received, decrypted. */
export interface ReceivedPush {
  readonly headers: IncomingMessage["headers"];
  readonly text: string;
  /** The claims that the server signed with the key it sent. */
  readonly claims: { readonly aud: string; readonly exp: number; readonly sub: string };
  readonly publicKey: string;
}

/** The response of a push service. */
export interface PushAnswer {
  readonly status: number;
  readonly headers?: OutgoingHttpHeaders;
}

/** A push service with one browser, which decrypts as browsers do (RFC 8291) and verifies signatures (RFC 8292). */
export async function openPushService(t: TestContext, answers: readonly PushAnswer[] = [{ status: 201 }]) {
  const received: ReceivedPush[] = [];
  const browser = createECDH("prime256v1");
  browser.generateKeys();
  const auth = randomBytes(16);
  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      const answer = answers[Math.min(received.length, answers.length - 1)] ?? { status: 201 };
      received.push({
        headers: request.headers,
        text: decrypt(body, browser, auth),
        ...verified(request.headers.authorization ?? ""),
      });
      response.writeHead(answer.status, answer.headers).end("a long explanation");
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const subscription: PushSubscriptionKeys = {
    endpoint: `${origin}/push/browser-1`,
    p256dh: browser.getPublicKey("base64url"),
    auth: auth.toString("base64url"),
  };
  return { origin, subscription, received };
}

/** Decrypts a body with the encoding `aes128gcm` (RFC 8188). */
function decrypt(body: Buffer, browser: ECDH, auth: Buffer): string {
  const salt = body.subarray(0, 16);
  const sender = body.subarray(21, 21 + body.readUInt8(20));
  const encrypted = body.subarray(21 + sender.length);
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), browser.getPublicKey(), sender]);
  const material = Buffer.from(hkdfSync("sha256", browser.computeSecret(sender), auth, info, 32));
  const key = Buffer.from(hkdfSync("sha256", material, salt, "Content-Encoding: aes128gcm\0", 16));
  const nonce = Buffer.from(hkdfSync("sha256", material, salt, "Content-Encoding: nonce\0", 12));
  const decipher = createDecipheriv("aes-128-gcm", key, nonce);
  decipher.setAuthTag(encrypted.subarray(-16));
  const padded = Buffer.concat([decipher.update(encrypted.subarray(0, -16)), decipher.final()]);
  return padded.subarray(0, padded.lastIndexOf(2)).toString();
}

/** Reads `vapid t=TOKEN, k=KEY` and verifies the signature. */
function verified(authorization: string): Pick<ReceivedPush, "claims" | "publicKey"> {
  const [, head = "", payload = "", signature = "", publicKey = ""] =
    /^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), k=([\w-]+)$/.exec(authorization) ?? [];
  const point = Buffer.from(publicKey, "base64url");
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString("base64url"));
  const key = createPublicKey({ format: "jwk", key: { kty: "EC", crv: "P-256", x: x ?? "", y: y ?? "" } });
  const isValid = verify(
    "sha256",
    Buffer.from(`${head}.${payload}`),
    { key, dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
  if (!isValid) throw new Error("the signature is invalid");
  return { claims: JSON.parse(Buffer.from(payload, "base64url").toString()) as ReceivedPush["claims"], publicKey };
}
