import { readFile } from "node:fs/promises";
import { serve } from "@hono/node-server";
import { getConnInfo } from "@hono/node-server/conninfo";
import { createRollcall } from "@rollcall/core";
import { createServer } from "@rollcall/server";
import { nodePlatform } from "@rollcall/server/node";
import { createSqliteStore } from "@rollcall/storage-sql";
import { Hono } from "hono";
import { compress } from "hono/compress";
import { authenticate, users } from "./users.js";

const store = createSqliteStore({ path: process.env.DATABASE ?? "rollcall.db" });
const rollcall = await createRollcall({ ...nodePlatform, store });
const server = createServer({ rollcall, authenticate });

const app = new Hono();
app.use(compress());
// Sign-in limits need the address of the socket.
app.all("/rollcall/*", (c) => server.handler(c.req.raw, { address: getConnInfo(c).remote.address }));

app.get("/sign-in/:user", (c) => {
  const user = users[c.req.param("user")];
  if (user) c.header("set-cookie", `user=${user.id}; Path=/; HttpOnly; SameSite=Lax`);
  return c.redirect("/");
});
app.get("/sign-out", (c) => {
  c.header("set-cookie", "user=; Path=/; Max-Age=0");
  return c.redirect("/");
});

const script = new URL("rollcall.min.js", import.meta.resolve("@rollcall/elements/integrity.json"));
const files = {
  "/": ["text/html", new URL("public/index.html", import.meta.url)],
  "/page.js": ["text/javascript", new URL("public/page.js", import.meta.url)],
  "/rollcall.min.js": ["text/javascript", script],
};
for (const [path, [type, file]] of Object.entries(files)) {
  app.get(path, async (c) => c.body(await readFile(file), 200, { "content-type": `${type}; charset=utf-8` }));
}

const http = serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 3000) }, ({ port }) =>
  console.log(`Listening on http://localhost:${port}`),
);
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, async () => {
    server.close();
    http.close();
    await server.idle();
    await rollcall.close();
  });
}
