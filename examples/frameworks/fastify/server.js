import { readFile } from "node:fs/promises";
import { createRollcall } from "@rollcall/core";
import { createServer } from "@rollcall/server";
import { nodePlatform, toNodeHandler } from "@rollcall/server/node";
import { createSqliteStore } from "@rollcall/storage-sql";
import Fastify from "fastify";
import { authenticate, users } from "./users.js";

const store = createSqliteStore({ path: process.env.DATABASE ?? "rollcall.db" });
const rollcall = await createRollcall({ ...nodePlatform, store });
const server = createServer({ rollcall, authenticate });

/** Handles everything below `/rollcall/`, as a separate plugin, so that other routes keep their body parsers. */
async function rollcallRoutes(routes) {
  const handle = toNodeHandler(server);
  routes.removeAllContentTypeParsers();
  // Rollcall reads the bodies of its requests itself.
  routes.addContentTypeParser("*", (_request, _payload, done) => done(null));
  routes.all("/rollcall/*", (request, reply) => {
    reply.hijack();
    return handle(request.raw, reply.raw);
  });
}

// Open event streams would keep Fastify from closing.
const app = Fastify({ forceCloseConnections: true });
app.register(rollcallRoutes);

app.get("/sign-in/:user", (request, reply) => {
  const user = users[request.params.user];
  if (user) reply.header("set-cookie", `user=${user.id}; Path=/; HttpOnly; SameSite=Lax`);
  return reply.redirect("/");
});
app.get("/sign-out", (_request, reply) => reply.header("set-cookie", "user=; Path=/; Max-Age=0").redirect("/"));

const script = new URL("rollcall.min.js", import.meta.resolve("@rollcall/elements/integrity.json"));
const files = {
  "/": ["text/html", new URL("public/index.html", import.meta.url)],
  "/page.js": ["text/javascript", new URL("public/page.js", import.meta.url)],
  "/rollcall.min.js": ["text/javascript", script],
};
for (const [path, [type, file]] of Object.entries(files)) {
  app.get(path, async (_request, reply) => reply.type(`${type}; charset=utf-8`).send(await readFile(file)));
}

app.addHook("onClose", async () => {
  await server.idle();
  await rollcall.close();
});
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => {
    server.close();
    app.close();
  });
}

const address = await app.listen({ port: Number(process.env.PORT ?? 3000) });
console.log(`Listening on ${address}`);
