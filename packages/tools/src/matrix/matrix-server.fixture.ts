import {
  type CalendarReader,
  type Clock,
  createRollcall,
  createWebPasswords,
  type HostDirectory,
  type LinkProvider,
  type UpstreamPerson,
  type MailMessage,
  type MailOptions,
  type Operation,
  operations,
  type Rollcall,
  type Store,
} from "@rollcall/core";
import { kindOf } from "@rollcall/core/contract";
import { permissionModel } from "@rollcall/permission-model";
import { createServer, type RollcallServer } from "@rollcall/server";
import { createFolderSpool, nodePlatform } from "@rollcall/server/node";
import { createMemoryFiles } from "@rollcall/storage-memory";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { identityOf } from "./matrix-users.fixture.ts";

/** A response: `yes` or the error code, and the body. */
export interface Answer {
  readonly code: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Request headers that identify the caller. */
export type Credentials = Readonly<Record<string, string>>;

/** Other parts of a request. A body is sent as JSON. */
export interface More {
  readonly method?: "GET" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A server over a store. Its host signs in the user named by the `x-user` header. */
export interface MatrixServer {
  readonly rollcall: Rollcall;
  /** The other product whose schedule can be linked, and the number of its people. */
  readonly upstream: { people: readonly UpstreamPerson[] };
  /** Runs the links that are due. */
  readonly synchronize: () => Promise<unknown>;
  readonly server: RollcallServer;
  /** Every email sent so far. */
  readonly mails: readonly MailMessage[];
  /** The session cookie set by the last response, as request headers. */
  readonly session: () => Credentials;
  send(credentials: Credentials, mode: "run" | "check", operation: string, input: object): Promise<Answer>;
  /** Sends any request. */
  request(credentials: Credentials, path: string, more?: More): Promise<Response>;
}

/** Rate limits are off and password hashing is fast. */
const { ids, secrets } = nodePlatform;
const passwords = createWebPasswords(1);

/** Every calendar exists and is empty. */
const calendars: CalendarReader = { read: async () => ({ status: "read", busy: [], etag: null }) };

const listed = { hostUserId: "listed-user", name: "Lis Listed", email: "listed-user@example.org" };
const directory: HostDirectory = {
  search: async () => [listed],
  get: async (_organizationId, hostUserId) => (hostUserId === listed.hostUserId ? listed : undefined),
};

/** A product with one schedule. */
const sampleProvider = (upstream: { readonly people: readonly UpstreamPerson[] }): LinkProvider => ({
  id: "sample",
  name: "Sample",
  fields: [{ name: "token", kind: "secret", required: true }],
  capabilities: { listsSchedules: true, onCallTimes: false, verifiesAddresses: true },
  hostOf: () => "",
  listSchedules: async () => ({ status: "read", schedules: [{ id: "crew", name: "Crew", timeZone: null }] }),
  listPeople: async () => ({ status: "read", people: upstream.people }),
  checkHealth: async () => ({ status: "read" }),
});

/** Every operation the server offers. */
export const servedOperations: readonly Operation[] = [...operations, ...Object.values(permissionModel.operations)];

/** Opens a server over a store. By default its clock shows the time, and it runs its jobs. */
export async function openMatrixServer(
  store: Store,
  { clock = nodePlatform.clock, runsJobs = true }: { readonly clock?: Clock; readonly runsJobs?: boolean } = {},
): Promise<MatrixServer> {
  const mails: MailMessage[] = [];
  const mail: MailOptions = {
    mailer: {
      send: async (message) => {
        mails.push(message);
        return { status: "sent" };
      },
    },
    baseUrl: "https://planner.example",
    from: { address: "rota@planner.example", name: "Rota" },
  };
  const upstream: MatrixServer["upstream"] = { people: [] };
  const rollcall = await createRollcall({
    ...{ store, clock, ids, secrets, passwords, mail, calendars, directory },
    links: { providers: [sampleProvider(upstream)] },
    files: { storage: createMemoryFiles() },
    domains: [permissionModel],
  });
  const noJobs = { jobs: [], sweep: () => Promise.resolve(0), onMail: () => () => undefined };
  const server = createServer({
    rollcall: { ...rollcall, ...(!runsJobs && noJobs) },
    authenticate: ({ headers }) => (headers.has("x-user") ? identityOf(String(headers.get("x-user"))) : null),
    log: () => undefined,
    spool: createFolderSpool(join(tmpdir(), "rollcall-matrix")),
  });
  let session: Credentials = {};
  return {
    rollcall,
    upstream,
    synchronize: async () => rollcall.jobs.find(({ name }) => name === "links.sync")?.run(),
    server,
    mails,
    session: () => session,
    async send(credentials, mode, operation, input) {
      const { url, init } = toRequest(operation, mode, input);
      const response = await server.handler(
        new Request(url, { ...init, headers: { ...init.headers, ...credentials } }),
      );
      const [cookie] = response.headers.getSetCookie();
      if (cookie !== undefined) session = { cookie: cookie.split(";")[0] ?? "" };
      const body = (await response.json()) as Answer["body"] & { readonly error?: { readonly code: string } };
      return { code: body.error?.code ?? "yes", body };
    },
    request(credentials, path, { headers, ...more } = {}) {
      const json = more.body === undefined ? {} : { "content-type": "application/json" };
      return server.handler(
        new Request(`${base}${path}`, { ...more, headers: { ...credentials, ...json, ...headers } }),
      );
    },
  };
}

const base = "https://rollcall.test/rollcall";

function toRequest(operation: string, mode: "run" | "check", input: object) {
  const url = new URL(`${base}/${operation}`);
  const isRead = mode === "run" && kindOf(operation) === "query";
  if (mode === "check") url.pathname += "/check";
  if (!isRead) {
    return {
      url,
      init: { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(input) },
    };
  }
  for (const [name, value] of Object.entries(input)) {
    url.searchParams.set(name, typeof value === "string" ? value : JSON.stringify(value));
  }
  return { url, init: { method: "GET", headers: {} } };
}
