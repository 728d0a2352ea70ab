import { createRollcall } from "@rollcall/core";
import { createServer, lazyServer } from "@rollcall/server";
import { nodePlatform } from "@rollcall/server/node";
import { createSqliteStore } from "@rollcall/storage-sql";
import { authenticate } from "./users.js";

/** Next evaluates this module during the build, so the database is opened on the first request. */
const create = () =>
  lazyServer(async () => {
    const store = createSqliteStore({ path: process.env.DATABASE ?? "rollcall.db" });
    const rollcall = await createRollcall({ ...nodePlatform, store });
    // Next sets `X-Forwarded-For`, so its own server counts as one proxy.
    return createServer({ rollcall, authenticate, trustedProxies: 1, production: false });
  });

// Next evaluates modules again when they change, and once per route, but a process has only one server.
globalThis.rollcallServer ??= create();

export const server = globalThis.rollcallServer;
