import assert from "node:assert/strict";
import {
  createRollcall,
  createWebPasswords,
  type MailMessage,
  type Rollcall,
  type RollcallOptions,
  type Store,
} from "@rollcall/core";
import { createMemoryStore } from "@rollcall/storage-memory";
import { createServer, type RollcallServer, type ServerOptions } from "../create-server.ts";
import type { LogEntry } from "../log.ts";
import { nodePlatform, nodeSecrets } from "../node/index.ts";

/** The origin of the server. */
export const site = "https://planner.test";

/** A network address without special meaning. */
export const someplace = "198.51.100.20";

/** A password that satisfies all rules. */
export const ownPassword = "an umbrella of slate";

/** A browser that keeps and sends cookies. */
export interface Visitor {
  /** The `Cookie` header; not sent if undefined. */
  cookie: string | undefined;
  /** Calls an operation, or requests a path that starts with `/`. */
  send(name: string, input?: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
}

/** An external person with a mailed temporary password. */
export interface Hired {
  readonly personId: string;
  readonly email: string;
  readonly temporary: string;
}

/** A server whose host has two users, Ann, an admin, and Ina; external people are created and sign in. */
export interface Portal {
  readonly rollcall: Rollcall;
  readonly server: RollcallServer;
  readonly store: Store;
  readonly clock: { time: number; now(): number };
  readonly mails: readonly MailMessage[];
  readonly log: readonly LogEntry[];
  /** A browser at a network address; of a host user, if named. */
  visit(at?: { readonly address?: string | undefined; readonly user?: string }): Visitor;
  /** The result of a request by Ann. */
  ann<T = unknown>(name: string, input: object): Promise<T>;
  /** Creates a person. */
  create(name: string): Promise<{ readonly personId: string; readonly email: string }>;
  /** Creates and activates a person and delivers the email. */
  hire(name: string): Promise<Hired>;
  /** Also chooses {@link ownPassword} and signs in their browser. */
  settle(name: string): Promise<Hired & { readonly visitor: Visitor }>;
  /** Delivers all queued mail. */
  deliver(): Promise<void>;
}

const identityOf = (user: string) => ({
  organizationId: "org",
  hostUserId: user,
  email: `${user}@example.org`,
  emailVerified: true,
  name: user,
  organizationRole: user === "ann" ? ("admin" as const) : ("member" as const),
});

/** Signs in with an address and a password. */
export const signIn = (visitor: Visitor, email: string, password: string): Promise<Response> =>
  visitor.send("access.signIn", { organizationId: "org", email, password });

/** Finds the temporary password in an email. */
export const temporaryIn = ({ text }: MailMessage): string =>
  /\b(?:[2-9a-z]{4}-){4}[2-9a-z]{4}\b/.exec(text)?.[0] ?? assert.fail(text);

/** Finds the token of a reset link in an email. */
export const resetTokenIn = ({ text }: MailMessage): string =>
  /#reset=([\w.~%-]+)/.exec(text)?.[1] ?? assert.fail(text);

/** Opens it, with fast password hashing by default. */
export async function openPortal(
  parts: Partial<RollcallOptions> = {},
  options: Partial<ServerOptions> = {},
): Promise<Portal> {
  const clock = { time: Date.UTC(2026, 5, 1, 8), now: () => clock.time };
  const mails: MailMessage[] = [];
  const log: LogEntry[] = [];
  const store = parts.store ?? createMemoryStore();
  const rollcall = await createRollcall({
    ...nodePlatform,
    clock,
    secrets: nodeSecrets(),
    passwords: createWebPasswords(1, nodePlatform.passwords.isCommon),
    mail: {
      mailer: {
        send: async (message) => {
          mails.push(message);
          return { status: "sent" };
        },
      },
      baseUrl: site,
      from: { address: "planner@planner.test", name: "Planner" },
    },
    ...parts,
    store,
  });
  const server = createServer({
    rollcall,
    authenticate: ({ headers }) => {
      const user = headers.get("x-user");
      return user === null ? null : identityOf(user);
    },
    log: (entry) => log.push(entry),
    ...options,
  });

  const visit: Portal["visit"] = ({ user, ...at } = {}) => {
    const address = "address" in at ? at.address : someplace;
    const visitor: Visitor = {
      cookie: undefined,
      async send(name, input = {}, headers = {}) {
        const response = await server.handler(
          toRequest(rollcall, name, input, {
            ...(visitor.cookie !== undefined && { cookie: visitor.cookie }),
            ...(user !== undefined && { "x-user": user }),
            ...headers,
          }),
          { address },
        );
        const jar = new Map(visitor.cookie?.split("; ").map((pair) => [pair.split("=")[0] ?? "", pair]));
        for (const set of response.headers.getSetCookie()) {
          const [pair = "", ...attributes] = set.split("; ");
          const [name = ""] = pair.split("=");
          if (attributes.includes("Max-Age=0")) jar.delete(name);
          else jar.set(name, pair);
        }
        visitor.cookie = jar.size === 0 ? undefined : [...jar.values()].join("; ");
        return response;
      },
    };
    return visitor;
  };
  const admin = visit({ user: "ann" });

  const portal: Portal = {
    rollcall,
    server,
    store,
    clock,
    mails,
    log,
    visit,
    async ann<T>(name: string, input: object) {
      const response = await admin.send(name, input);
      const body: unknown = await response.json();
      assert.equal(response.status, 200, JSON.stringify(body));
      return body as T;
    },
    async create(name) {
      const email = `${name}@workers.test`;
      const made = { firstName: name, lastName: "Worker", email };
      const { person } = await portal.ann<{ person: { id: string } }>("people.create", made);
      return { personId: person.id, email };
    },
    async hire(name) {
      const { personId, email } = await portal.create(name);
      await portal.ann("access.activate", { personId });
      await portal.deliver();
      const mail = mails.findLast(({ to }) => to.address === email) ?? assert.fail("no mail");
      return { personId, email, temporary: temporaryIn(mail) };
    },
    async settle(name) {
      const hired = await portal.hire(name);
      const visitor = visit();
      assert.equal((await signIn(visitor, hired.email, hired.temporary)).status, 200);
      const changed = await visitor.send("access.changePassword", { current: hired.temporary, next: ownPassword });
      assert.equal(changed.status, 200, await changed.clone().text());
      return { ...hired, visitor };
    },
    async deliver() {
      await rollcall.dispatchMail();
    },
  };
  return portal;
}

function toRequest(
  { operations }: Rollcall,
  name: string,
  input: unknown,
  headers: Readonly<Record<string, string>>,
): Request {
  const isQuery = name.startsWith("/") || (operations.get(name)?.kind === "query" && !name.includes("/"));
  const path = name.startsWith("/") ? name : `/${name}`;
  const query = new URLSearchParams(
    Object.entries(isQuery ? (input as object) : {}).map(([key, value]: [string, unknown]) => [
      key,
      typeof value === "string" ? value : JSON.stringify(value),
    ]),
  );
  return new Request(`${site}/rollcall${path}${query.size > 0 ? `?${query.toString()}` : ""}`, {
    method: isQuery ? "GET" : "POST",
    headers: { ...(!isQuery && { "content-type": "application/json" }), ...headers },
    ...(!isQuery && { body: typeof input === "string" ? input : JSON.stringify(input) }),
  });
}

/** The code of a refusal. */
export async function codeOf(response: Response): Promise<string> {
  const { error } = (await response.json()) as { error?: { code: string } };
  return error?.code ?? `status ${response.status}`;
}
