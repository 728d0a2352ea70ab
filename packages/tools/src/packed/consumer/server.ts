// A host's server on SQLite: `node server.ts DATABASE ASSETS`. Sends its address to the parent process once it listens.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  createClient,
  createInProcessTransport,
  createRollcall,
  type HostIdentity,
  type RollcallOperation,
} from "@rollcall/core";
import { createServer } from "@rollcall/server";
import { createArgon2Passwords, nodePlatform, nodeSecrets, serve } from "@rollcall/server/node";
import { createSqliteStore } from "@rollcall/storage-sql";

const [, , path = "", assets = ""] = process.argv;

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types lit-html",
].join("; ");

const user = (id: string, name: string, organizationRole: HostIdentity["organizationRole"]): HostIdentity => ({
  organizationId: "acme",
  organizationName: "Acme",
  hostUserId: id,
  name,
  email: `${id}@acme.example`,
  emailVerified: true,
  organizationRole,
});
const admin = user("amara", "Amara Okafor", "scheduler");
const worker = user("jonas", "Jonas Lindqvist", "member");

const rollcall = await createRollcall({
  ...nodePlatform,
  store: createSqliteStore({ path, synchronous: "normal" }),
  // Both builds show the same dates.
  clock: { now: () => Date.parse("2026-03-02T09:00:00Z") },
  secrets: nodeSecrets("0123456789abcdef0123456789abcdef"),
  passwords: createArgon2Passwords(),
});
for (const identity of [admin, worker]) await rollcall.recognise(identity);
const client = createClient<RollcallOperation>(createInProcessTransport(rollcall, () => rollcall.recognise(admin)));
const { schedule } = await client.schedules.create({ name: "Night Watch – Pier 4", timeZone: "Europe/Berlin" });
await client.schedules.create({ name: "North Quay · cranes", timeZone: "Europe/Lisbon", owner: "person" });
await client.members.add({
  scheduleId: schedule.id,
  people: [
    { address: worker.email },
    { address: "mei.tanaka@acme.example", name: "Mei Tanaka 田中", role: "viewer" },
    { address: "zoe@example.org", name: "Zoë Brâncuși", assignable: false },
  ],
});
const { rows } = await client.members.list({ scheduleId: schedule.id, search: "jonas" });
await client.shifts.create({
  scheduleId: schedule.id,
  kind: "Night",
  start: "2026-03-03T22:00[Europe/Berlin]",
  end: "2026-03-04T06:00[Europe/Berlin]",
  status: "confirmed",
  ...(rows[0] && { assignees: [{ personId: rows[0].personId }] }),
});

const server = createServer({
  rollcall,
  authenticate: (request) => {
    const cookies = request.headers.get("cookie") ?? "";
    return [admin, worker].find(({ hostUserId }) => cookies.includes(`user=${hostUserId}`)) ?? null;
  },
});
const script = new URL("rollcall.min.js", import.meta.resolve("@rollcall/elements/integrity.json"));
const hashes = JSON.parse(readFileSync(new URL("integrity.json", script), "utf8")) as Readonly<Record<string, string>>;
const page = (script: string, content: string): string => `<!doctype html>
  <html lang="en-GB">
    <head>
      <meta charset="utf-8" />
      <title>Consumer</title>
      ${script}
    </head>
    <body>${content}</body>
  </html>`;
const module = (name: string): string => `<script type="module" src="/${name}.js"></script>`;
const elementPage = (element: string): string =>
  page(module("page"), `<rollcall-provider base-url="/rollcall">${element}</rollcall-provider>`);
const memberList = `<member-list schedule-id="${schedule.id}"></member-list>`;
const pages: Readonly<Record<string, string>> = {
  "/schedules": elementPage("<schedule-list></schedule-list>"),
  "/members": elementPage(memberList),
  "/portal": elementPage(`<worker-portal organization="acme"></worker-portal>`),
  "/react": page(module("react-page"), `<main data-schedule-id="${schedule.id}"></main>`),
  "/script": page(
    `<script src="/rollcall.min.js" integrity="${hashes["rollcall.min.js"] ?? ""}" defer></script>`,
    `<rollcall-provider base-url="/rollcall">${memberList}</rollcall-provider>`,
  ),
};
const { url } = await serve({
  port: 0,
  hostname: "127.0.0.1",
  server: {
    async handler(request, from) {
      const { pathname } = new URL(request.url);
      if (pathname.startsWith("/rollcall/")) return server.handler(request, from);
      const content = pages[pathname];
      if (pathname === "/favicon.ico") return new Response(null, { status: 204 });
      if (content === undefined) {
        const headers = { "content-type": "text/javascript; charset=utf-8" };
        const file = pathname === "/rollcall.min.js" ? script : join(assets, pathname);
        return new Response(readFileSync(file), { headers });
      }
      const headers = { "content-type": "text/html; charset=utf-8", "content-security-policy": policy };
      return new Response(content, { headers });
    },
    close: () => {
      server.close();
    },
  },
});
process.on("disconnect", () => process.exit());
process.send?.(url);
