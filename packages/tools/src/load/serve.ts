// A server process under load: `node --expose-gc … serve.ts DATABASE [leak]`. Sends its port, and answers each message with its state.
import { readdirSync } from "node:fs";
import { createRollcall } from "@rollcall/core";
import { createServer } from "@rollcall/server";
import { nodePlatform, serve } from "@rollcall/server/node";
import { createPostgresStore } from "@rollcall/storage-sql/postgres";
import { createPostgresJobs } from "@rollcall/storage-sql/postgres-jobs";
import { ann } from "../ann.ts";

/** The state of a server process. */
export interface LoadState {
  /** In bytes: the heap after a forced collection, and resident memory before it. */
  readonly heap: number;
  readonly resident: number;
  /** The number of open files, sockets and pipes. */
  readonly handles: number;
  /** The number of listeners of the process, and of warnings about too many listeners. */
  readonly listeners: number;
  /** The number of errors in the log. */
  readonly errors: number;
}

const [connectionString = "", mistake] = process.argv.slice(2);
let errors = 0;
const rollcall = await createRollcall({ ...nodePlatform, store: createPostgresStore({ connectionString }) });
const server = createServer({
  rollcall,
  jobs: createPostgresJobs({ connectionString }),
  log: ({ level }) => {
    if (level === "error") errors += 1;
  },
  authenticate: () => ann,
});

/** The mistake that the measurement must find: something of each request is kept. */
const kept: string[][] = [];
const leaking: typeof server = {
  ...server,
  handler(...request) {
    kept.push(Array.from({ length: 20 }, () => crypto.randomUUID()));
    return server.handler(...request);
  },
};
const { port } = await serve({ server: mistake === "leak" ? leaking : server, port: 0, hostname: "127.0.0.1" });

let warnings = 0;
process.on("warning", ({ name }) => {
  if (name === "MaxListenersExceededWarning") warnings += 1;
});
process.on("disconnect", () => process.exit());
process.on("message", () => {
  const resident = process.memoryUsage.rss();
  // The first collection frees what the second one can collect.
  globalThis.gc?.();
  globalThis.gc?.();
  const names = process.eventNames();
  process.send?.({
    heap: process.memoryUsage().heapUsed,
    resident,
    handles: readdirSync("/proc/self/fd").length,
    errors,
    listeners: warnings + names.reduce((sum, name) => sum + process.listenerCount(name), 0),
  } satisfies LoadState);
});
process.send?.(port);
