import assert from "node:assert/strict";
import test from "node:test";
import { createRollcall, createWebSecrets, type Mailer, type RollcallOptions } from "@rollcall/core";
import { createMemoryStore } from "@rollcall/storage-memory";
import { createCaptureMailer } from "./capture-mailer.ts";
import { createServer, type ServerOptions } from "./create-server.ts";
import { nodePlatform, nodeSecrets } from "./node/index.ts";

const key = "a key of this installation, and long";
const mailer: Mailer = { send: () => Promise.resolve({ status: "sent" }) };
const mail = { mailer, baseUrl: "https://planner.example.com", from: { address: "rota@example.com", name: "Rota" } };
const ready: Partial<RollcallOptions> = { mail, secrets: nodeSecrets(key), limits: nodePlatform.limits };

const { limits: _shared, ...unlimited } = nodePlatform;

/** Starts and closes a server over a Rollcall instance with these options. */
async function start(parts: Partial<RollcallOptions>, options: Partial<ServerOptions> = {}): Promise<void> {
  const rollcall = await createRollcall({ store: createMemoryStore(), ...unlimited, ...parts });
  createServer({ rollcall, authenticate: () => null, ...options }).close();
}

const { mail: _mail, ...withoutMail } = ready;
const { limits: _limits, ...withoutLimits } = ready;
const { secrets: _secrets, ...withoutSecrets } = ready;

const unready: readonly [what: string, parts: Partial<RollcallOptions>, setting: RegExp][] = [
  ["no mailer", withoutMail, /`mail` with a `mailer` and a `baseUrl`/],
  ["the mailer that only shows mail", { ...ready, mail: { ...mail, mailer: createCaptureMailer() } }, /`mail.mailer`/],
  ["links without https", { ...ready, mail: { ...mail, baseUrl: "http://planner.example.com" } }, /`mail.baseUrl`/],
  ["no limits", withoutLimits, /`limits`/],
  ["the platform's own secrets", withoutSecrets, /`secrets`/],
  ["secrets with a generated key", { ...ready, secrets: createWebSecrets() }, /`secrets`/],
];

for (const [what, parts, setting] of unready) {
  test(`does not start in production with ${what}, and names the setting [F15, P15]`, async () => {
    await assert.rejects(start(parts, { production: true }), { name: "TypeError", message: setting });
    await assert.doesNotReject(start(parts, { production: false }));
  });
}

test("starts in production with all required settings [F15]", async () => {
  await assert.doesNotReject(start(ready, { production: true }));
  await assert.doesNotReject(start({ ...ready, secrets: createWebSecrets(key) }, { production: true }));
});

test("uses NODE_ENV if `production` is not set [F15]", async (t) => {
  const before = process.env["NODE_ENV"];
  t.after(() => {
    if (before === undefined) delete process.env["NODE_ENV"];
    else process.env["NODE_ENV"] = before;
  });
  process.env["NODE_ENV"] = "production";
  await assert.rejects(start(withoutMail), { name: "TypeError" });
  await assert.doesNotReject(start(ready));
  await assert.doesNotReject(start(withoutMail, { production: false }));
  process.env["NODE_ENV"] = "development";
  await assert.doesNotReject(start(withoutMail));
});
