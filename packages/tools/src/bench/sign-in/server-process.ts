// A server process on a SQLite file, for the bench beside it: `node … server-process.ts FILE EACH`.
import assert from "node:assert/strict";
import { createRollcall, type MailMessage } from "@rollcall/core";
import { createServer } from "@rollcall/server";
import { nodePlatform, nodeSecrets, serve } from "@rollcall/server/node";
import { createSqliteStore } from "@rollcall/storage-sql";
import { type Crew, crewPassword, hireCrew } from "./crew.ts";
import { atOnce } from "./options.ts";

/** What the process says when it listens. */
export interface Listening {
  readonly url: string;
  readonly crew: Crew;
}

/** What the process answers when it was told to hash alone for so many seconds. */
export interface HashedAlone {
  readonly hashes: number;
  readonly milliseconds: number;
}

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
const crew = await hireCrew(rollcall, mails, Number(each));
const server = createServer({ rollcall, authenticate: () => null, trustedProxies: 1, log: () => undefined });
const { url } = await serve({ server, port: 0, hostname: "127.0.0.1" });

process.on("message", (seconds: number) => void hashAlone(seconds));
process.on("disconnect", () => process.exit());
process.send?.({ url, crew } satisfies Listening);

/** Compares passwords and does nothing else, as many at once as sign in. */
async function hashAlone(seconds: number): Promise<void> {
  const { passwords } = nodePlatform;
  const kept = await passwords.hash(crewPassword);
  const began = performance.now();
  let hashes = 0;
  const compare = async (): Promise<void> => {
    while (performance.now() - began < seconds * 1000) {
      assert.ok(await passwords.verify(kept, crewPassword));
      hashes += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, compare));
  process.send?.({ hashes, milliseconds: performance.now() - began } satisfies HashedAlone);
}
