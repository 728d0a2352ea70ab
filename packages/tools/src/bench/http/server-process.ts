// The server process of the bench on a SQLite file: `node … server-process.ts FILE MEMBERS`.
import { createRollcall } from "@rollcall/core";
import { createServer } from "@rollcall/server";
import { nodePlatform, serve } from "@rollcall/server/node";
import { createSqliteStore } from "@rollcall/storage-sql";
import { Hono } from "hono";

/** The message when the process is listening. */
export interface Listening {
  /** The port of Rollcall. */
  readonly port: number;
  /** The port of a bare Hono app that responds to `pagePath` with the same JSON. */
  readonly barePort: number;
  /** The path of a page of members. */
  readonly pagePath: string;
  readonly scheduleId: string;
  /** A sequence number of the schedule's event stream that is followed by later changes. */
  readonly number: number;
}

/** The users `u0`, `u1`, … are members of the schedule. The first one is an admin. */
const identityOf = (user: string) => ({
  ...{ organizationId: "org", hostUserId: user, email: `${user}@example.org`, emailVerified: true, name: user },
  organizationRole: user === "u0" ? ("admin" as const) : ("member" as const),
});

const [path = "", amount = "1000"] = process.argv.slice(2);
const rollcall = await createRollcall({ ...nodePlatform, store: createSqliteStore({ path }) });
const actor = await rollcall.recognise(identityOf("u0"));
const run = (name: string, input: unknown) => rollcall.call("run", { name, input, actor });
const { schedule } = (await run("schedules.create", { name: "Harbour" })) as { schedule: { id: string } };
const scheduleId = schedule.id;
const people: { personId: string }[] = [];
for (let user = 1; user < Number(amount); user++)
  people.push({ personId: (await rollcall.recognise(identityOf(`u${user}`))).personId });
for (let from = 0; from < people.length; from += 250)
  await run("members.add", { scheduleId, people: people.slice(from, from + 250) });
const latest = (await run("schedules.get", { scheduleId })) as { schedule: { number: number } };

const authenticate = ({ headers }: Request) => identityOf(headers.get("x-user") ?? "");
const server = createServer({ rollcall, authenticate, log: () => undefined });
const { port } = await serve({ server, port: 0, hostname: "127.0.0.1" });

const pagePath = `/rollcall/members.list?scheduleId=${scheduleId}&limit=50`;
const answer = await server.handler(new Request(`http://localhost${pagePath}`, { headers: { "x-user": "u0" } }));
const page = (await answer.json()) as object;
const app = new Hono().get("/rollcall/members.list", (c) => c.json(page));
const bare = await serve({
  server: { handler: async (request) => app.fetch(request) },
  port: 0,
  hostname: "127.0.0.1",
});

process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send?.((user + system) / 1000);
});
process.on("disconnect", () => process.exit());
process.send?.({
  ...{ port, barePort: bare.port, pagePath, scheduleId, number: latest.schedule.number },
} satisfies Listening);
