import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { createRollcall } from "@rollcall/core";
import { createServer } from "@rollcall/server";
import { nodePlatform, toExpress } from "@rollcall/server/node";
import { createSqliteStore } from "@rollcall/storage-sql";
import compression from "compression";
import express from "express";

// Your users. A real product reads them from its database.
const users = {
  amara: { id: "amara", name: "Amara Okafor", email: "amara@acme.example", role: "scheduler" },
  jonas: { id: "jonas", name: "Jonas Lindqvist", email: "jonas@acme.example", role: "member" },
};

/** Your sign-in: here, a cookie with the user's id. Return null if the request has no signed-in user. */
function authenticate(request) {
  const id = /(?:^|; )user=(\w+)/.exec(request.headers.get("cookie") ?? "")?.[1];
  const user = users[id];
  if (user === undefined) return null;
  return {
    organizationId: "acme",
    organizationName: "Acme",
    hostUserId: user.id,
    name: user.name,
    email: user.email,
    emailVerified: true,
    organizationRole: user.role,
  };
}

const store = createSqliteStore({ path: process.env.DATABASE ?? "rollcall.db" });
const rollcall = await createRollcall({ ...nodePlatform, store });
const server = createServer({ rollcall, authenticate });

const app = express();
app.use(compression());
// Before body parsers: Rollcall reads the bodies of its requests itself.
app.use(toExpress(server));
app.use(express.json());

app.get("/sign-in/:user", (request, response) => {
  response.cookie("user", request.params.user, { httpOnly: true, sameSite: "lax" }).redirect("/");
});
app.get("/sign-out", (_request, response) => {
  response.clearCookie("user").redirect("/");
});
app.use("/assets", express.static(dirname(fileURLToPath(import.meta.resolve("@rollcall/elements/integrity.json")))));
app.use(express.static("public"));

const port = Number(process.env.PORT ?? 3000);
const http = app.listen(port, () => console.log(`Listening on http://localhost:${port}`));

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, async () => {
    // Ends the event streams, waits for running jobs, and closes the database.
    server.close();
    http.close();
    await server.idle();
    await rollcall.close();
  });
}
