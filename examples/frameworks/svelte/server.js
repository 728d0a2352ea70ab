// Serves the built pages and Rollcall. `npm run dev` serves the pages with Vite, which passes other requests on to this server.
import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { createRollcall } from "@rollcall/core";
import { createServer } from "@rollcall/server";
import { nodePlatform, serve } from "@rollcall/server/node";
import { createSqliteStore } from "@rollcall/storage-sql";
import { authenticate, users } from "./users.js";

const store = createSqliteStore({ path: process.env.DATABASE ?? "rollcall.db" });
const rollcall = await createRollcall({ ...nodePlatform, store });
const server = createServer({ rollcall, authenticate });

const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };

/** `serve` takes anything with a fetch-standard handler. */
async function handler(request, from) {
  const { pathname } = new URL(request.url);
  if (pathname.startsWith("/rollcall/")) return server.handler(request, from);
  if (pathname.startsWith("/sign-in/") || pathname === "/sign-out") {
    const user = users[pathname.slice("/sign-in/".length)];
    const cookie = user ? `user=${user.id}; Path=/; HttpOnly; SameSite=Lax` : "user=; Path=/; Max-Age=0";
    return new Response(null, { status: 303, headers: { location: "/", "set-cookie": cookie } });
  }
  const file = new URL(`dist${pathname === "/" ? "/index.html" : pathname}`, import.meta.url);
  const content = await readFile(file).catch(() => undefined);
  if (content === undefined) return new Response("Not found", { status: 404 });
  return new Response(content, { headers: { "content-type": `${types[extname(file.pathname)]}; charset=utf-8` } });
}

const listening = await serve({
  server: { handler, close: () => server.close() },
  port: Number(process.env.PORT ?? 3000),
});
console.log(`Listening on ${listening.url}`);

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, async () => {
    await listening.close();
    await server.idle();
    await rollcall.close();
  });
}
