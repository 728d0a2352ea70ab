import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RunBench } from "../document.ts";
import { measureEnumeration } from "./measure-enumeration.ts";
import { measureSignIn } from "./measure-sign-in.ts";
import { toOptions } from "./options.ts";
import { requester } from "./requests.ts";
import { startServer } from "./start-server.ts";

/** The people per state, enough that no account is locked by wrong passwords. */
const wrongEach = 8;

/**
 * Measures sign-ins over HTTP to a server in its own process on a durable SQLite file: the throughput relative to hashing
 * alone, and whether response times reveal the state of an account.
 */
export const run: RunBench = async ({ args, say }) => {
  const { seconds, samples } = toOptions(args);
  const folder = mkdtempSync(join(tmpdir(), "rollcall-bench-"));
  try {
    say("hiring");
    const server = await startServer(join(folder, "rollcall.db"), Math.ceil(samples / wrongEach) + 4);
    const requests = requester(server.url);
    try {
      say("sign-in");
      const signIns = await measureSignIn(server, requests, seconds);
      say("enumeration");
      return { bench: "sign-in", rows: [...signIns, ...(await measureEnumeration(server, requests, samples))] };
    } finally {
      requests.close();
      await server.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
