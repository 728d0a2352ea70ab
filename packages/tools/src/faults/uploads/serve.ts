// The server process that receives uploads: `node --expose-gc … serve.ts FOLDER SPOOL`. Responds to messages with its state.
import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { createRollcall } from "@rollcall/core";
import { createServer, type UploadSpool } from "@rollcall/server";
import { createFolderFiles, createFolderSpool, nodePlatform, serve } from "@rollcall/server/node";
import { createSqliteStore } from "@rollcall/storage-sql";
import { ann } from "../../ann.ts";

/** The state of the server process. */
export interface ServerState {
  /** In bytes: resident memory now, and its maximum since the last `reset`. */
  readonly resident: number;
  readonly peak: number;
  /** The number of open files and sockets. */
  readonly handles: number;
  /** Files of uploads that are in progress or were left behind. */
  readonly spooled: number;
  /** Stored files, complete or not. */
  readonly stored: number;
}

/** The messages to the server process. It responds to each with its state. */
export type ServerMessage = "state" | "reset";

const [folder = "", kind = "folder"] = process.argv.slice(2);
const [filesFolder, spoolFolder] = [join(folder, "files"), join(folder, "spool")];

const folderSpool = createFolderSpool(spoolFolder, { silence: 5000 });
let isMeasuring = false;

/**
 * The mistake that the measurement must find: uploads are kept in memory. Those before the measurement are not, because the memory they
 * took would hide the growth.
 */
const memorySpool: UploadSpool = {
  async receive(upload) {
    if (!isMeasuring) return folderSpool.receive(upload);
    const bytes = await buffer(upload.body);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const content = new Blob([bytes]);
    return { content, type: "application/pdf", sha256, [Symbol.asyncDispose]: () => Promise.resolve() };
  },
};

const storage = createFolderFiles(filesFolder);
const rollcall = await createRollcall({
  ...nodePlatform,
  store: createSqliteStore({ path: ":memory:" }),
  files: { storage, maxTotal: 2 ** 33 },
});
const server = createServer({
  rollcall,
  spool: kind === "memory" ? memorySpool : folderSpool,
  authenticate: () => ({ ...ann, organizationRole: "member" }),
  log: () => undefined,
});
const { port } = await serve({ server, port: 0, hostname: "127.0.0.1" });

let peak = 0;
setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 20).unref();

const filesIn = (path: string): number => {
  try {
    return readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
  } catch {
    return 0;
  }
};

process.on("disconnect", () => process.exit());
process.on("message", (message: ServerMessage) => {
  globalThis.gc?.();
  const resident = process.memoryUsage.rss();
  if (message === "reset") {
    peak = resident;
    isMeasuring = true;
  }
  const handles =
    process.getActiveResourcesInfo().filter((name) => /TCP|Pipe|FS/.test(name)).length + filesIn("/proc/self/fd");
  process.send?.({
    resident,
    peak,
    handles,
    spooled: filesIn(spoolFolder),
    stored: filesIn(filesFolder),
  } satisfies ServerState);
});
process.send?.(port);
