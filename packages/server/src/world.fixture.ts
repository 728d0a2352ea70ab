import { createRollcall, type HostIdentity, type Rollcall, type RollcallOptions } from "@rollcall/core";
import { createMemoryStore } from "@rollcall/storage-memory";
import { createServer, type RollcallServer, type ServerOptions } from "./create-server.ts";
import type { LogEntry } from "./log.ts";
import { nodePlatform, nodeSecrets } from "./node/index.ts";

/** A short form of a request. */
export interface Sent {
  readonly method?: string;
  /** The sender; anonymous if null. Default: Ann. */
  readonly as?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** The body: sent as JSON unless it is text or bytes. */
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** A server over a new Rollcall instance with one schedule: Ann is its admin, Bob a member, Otto not on it. */
export interface ServerWorld {
  readonly rollcall: Rollcall;
  readonly server: RollcallServer;
  readonly scheduleId: string;
  readonly bobId: string;
  readonly log: readonly LogEntry[];
  /** The people whose sessions have ended. */
  readonly signedOut: Set<string>;
  send(path: string, sent?: Sent): Promise<Response>;
}

/** The origin of the server. */
export const site = "https://rollcall.test";

/** The host user with this id. Ann is an admin. */
export const identityOf = (user: string): HostIdentity => ({
  organizationId: "org",
  hostUserId: user,
  email: `${user}@example.org`,
  emailVerified: true,
  name: user,
  organizationRole: user === "ann" ? "admin" : "member",
});

/** The settings that a server requires in production. */
const readyForProduction: Partial<RollcallOptions> = {
  secrets: nodeSecrets("a key of this installation, and long"),
  mail: {
    mailer: { send: () => Promise.resolve({ status: "sent" }) },
    baseUrl: site,
    from: { address: "rota@example.com", name: "Rota" },
  },
};

/** Opens a test world. */
export async function createWorld(
  options: Partial<ServerOptions> &
    Partial<Pick<RollcallOptions, "domains" | "mail" | "notifications" | "files" | "links" | "store">> = {},
): Promise<ServerWorld> {
  const { domains = [], mail, notifications, files, links, store = createMemoryStore(), ...rest } = options;
  const parts = {
    ...(options.production === true && readyForProduction),
    ...(mail && { mail }),
    ...(notifications && { notifications }),
    ...(files && { files }),
    ...(links && { links }),
  };
  const rollcall = await createRollcall({ store, ...nodePlatform, ...parts, domains });
  const log: LogEntry[] = [];
  const signedOut = new Set<string>();
  const server = createServer({
    rollcall,
    authenticate: ({ headers }) => {
      const user = headers.get("x-user");
      return user === null || !/^[!-~]+$/.test(user) || signedOut.has(user) ? null : identityOf(user);
    },
    log: (entry) => log.push(entry),
    ...rest,
  });
  const ann = await rollcall.recognise(identityOf("ann"));
  const { personId: bobId } = await rollcall.recognise(identityOf("bob"));
  const run = (name: string, input: unknown) => rollcall.call("run", { name, input, actor: ann });
  const { schedule } = (await run("schedules.create", { name: "Ward 3" })) as { schedule: { id: string } };
  await run("members.add", { scheduleId: schedule.id, people: [{ personId: bobId }] });
  return {
    rollcall,
    server,
    scheduleId: schedule.id,
    bobId,
    log,
    signedOut,
    send: (path, sent = {}) => server.handler(toRequest(path, sent)),
  };
}

function toRequest(path: string, { method, as = "ann", headers, body, signal }: Sent): Request {
  const isRaw = typeof body === "string" || body instanceof Uint8Array || body instanceof ReadableStream;
  const init: RequestInit & { duplex?: "half" } = {
    method: method ?? (body === undefined ? "GET" : "POST"),
    headers: {
      ...(as !== null && { "x-user": as }),
      ...(body !== undefined && { "content-type": "application/json" }),
      ...headers,
    },
    ...(body !== undefined && { body: isRaw ? (body as BodyInit) : JSON.stringify(body) }),
    ...(body instanceof ReadableStream && { duplex: "half" }),
    ...(signal && { signal }),
  };
  return new Request(path.startsWith("http") ? path : `${site}/rollcall${path}`, init);
}

/** The code of a refusal. */
export async function codeOf(response: Response): Promise<string> {
  const { error } = (await response.json()) as { error: { code: string } };
  return error.code;
}
