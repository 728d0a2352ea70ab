import { readFile } from "node:fs/promises";
import { createServer as createHttpServer } from "node:http";
import { createRollcall } from "@rollcall/core";
import { createServer } from "@rollcall/server";
import { nodePlatform, toNodeHandler } from "@rollcall/server/node";
import { createSqliteStore } from "@rollcall/storage-sql";
import { authenticate, users } from "./users.js";

const store = createSqliteStore({ path: process.env.DATABASE ?? "rollcall.db" });
const rollcall = await createRollcall({ ...nodePlatform, store });
const server = createServer({ rollcall, authenticate });
const handle = toNodeHandler(server);

const script = new URL("rollcall.min.js", import.meta.resolve("@rollcall/elements/integrity.json"));
const files = {
  "/": ["text/html", new URL("public/index.html", import.meta.url)],
  "/page.js": ["text/javascript", new URL("public/page.js", import.meta.url)],
  "/rollcall.min.js": ["text/javascript", script],
};

// The page may load scripts, styles and data only from here, and runs no inline script.
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types lit-html";

const http = createHttpServer(async (request, response) => {
  const path = request.url.split("?", 1)[0];
  if (path.startsWith("/rollcall/")) return handle(request, response);
  if (path.startsWith("/sign-in/") || path === "/sign-out") {
    const user = users[path.slice("/sign-in/".length)];
    const cookie = user ? `user=${user.id}; Path=/; HttpOnly; SameSite=Lax` : "user=; Path=/; Max-Age=0";
    return response.writeHead(303, { location: "/", "set-cookie": cookie }).end();
  }
  const [type, file] = files[path] ?? [];
  if (file === undefined) return response.writeHead(404).end();
  response.writeHead(200, { "content-type": `${type}; charset=utf-8`, "content-security-policy": policy });
  response.end(await readFile(file));
});

const port = Number(process.env.PORT ?? 3000);
http.listen(port, () => console.log(`Listening on http://localhost:${port}`));

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, async () => {
    server.close();
    http.close();
    await server.idle();
    await rollcall.close();
  });
}
