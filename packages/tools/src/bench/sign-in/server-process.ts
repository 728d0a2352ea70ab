// The server process of the bench on a SQLite file: `node … server-process.ts FILE EACH`.
import assert from "node:assert/strict";
import { createRollcall, type MailMessage } from "@rollcall/core";
import { createServer } from "@rollcall/server";
import { nodePlatform, nodeSecrets, serve } from "@rollcall/server/node";
import { createSqliteStore } from "@rollcall/storage-sql";
import { type Workers, workerPassword, createWorkers } from "./workers.ts";
import { atOnce } from "./options.ts";

/** The message when the process is listening. */
export interface Listening {
  readonly url: string;
  readonly workers: Workers;
}

/** The message after only hashing for some seconds. */
export interface HashedAlone {
  readonly hashes: number;
  readonly milliseconds: number;
}

/** The request to the process: to only hash for some seconds, or to report its processor time in milliseconds. */
export type Question = { readonly hashFor: number } | "processor-time";

const [path = "", each = "64"] = process.argv.slice(2);
const mails = new Map<string, MailMessage>();
const rollcall = await createRollcall({
  ...nodePlatform,
  store: createSqliteStore({ path }),
  secrets: nodeSecrets(),
  mail: {
    mailer: {
      send: async (message) => {
        mails.set(message.to.address, message);
        return { status: "sent" };
      },
    },
    baseUrl: "https://planner.example",
    from: { address: "rota@planner.example", name: "Rota" },
  },
});
const workers = await createWorkers(rollcall, mails, Number(each));
const server = createServer({ rollcall, authenticate: () => null, trustedProxies: 1, log: () => undefined });
const { url } = await serve({ server, port: 0, hostname: "127.0.0.1" });

process.on("message", (asked: Question) => {
  if (asked !== "processor-time") return void hashAlone(asked.hashFor);
  const { user, system } = process.cpuUsage();
  process.send?.((user + system) / 1000);
});
process.on("disconnect", () => process.exit());
process.send?.({ url, workers } satisfies Listening);

/** Only compares passwords, with the same parallelism as sign-ins. */
async function hashAlone(seconds: number): Promise<void> {
  const { passwords } = nodePlatform;
  const kept = await passwords.hash(workerPassword);
  const began = performance.now();
  let hashes = 0;
  const compare = async (): Promise<void> => {
    while (performance.now() - began < seconds * 1000) {
      assert.ok(await passwords.verify(kept, workerPassword));
      hashes += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, compare));
  process.send?.({ hashes, milliseconds: performance.now() - began } satisfies HashedAlone);
}
