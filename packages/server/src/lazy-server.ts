import { type Awaitable, RollcallError } from "@rollcall/core";
import type { RollcallServer } from "./create-server.ts";
import { createConsoleLog, type Log } from "./log.ts";

/** A server that is created on the first request. */
export type LazyServer = Pick<RollcallServer, "handler" | "drain" | "close" | "idle">;

/**
 * Creates a server on the first request, for frameworks that evaluate modules during the build, such as Next. Nothing is opened and
 * no job starts before that. If creating it fails, the request gets `server.unreachable`, the error is logged, and the next
 * request retries.
 * @param create creates the server: `async () => createServer({ rollcall: await createRollcall(…), … })`
 * @param log receives an entry if creating the server fails; default: prints it to the console
 */
export function lazyServer(create: () => Awaitable<RollcallServer>, log: Log = createConsoleLog()): LazyServer {
  let creating: Promise<RollcallServer> | undefined;
  let isDraining = false;
  let isClosed = false;

  const server = async (): Promise<RollcallServer> => {
    creating ??= (async () => requireServer(await create()))();
    try {
      const created = await creating;
      if (isDraining) created.drain();
      if (isClosed) created.close();
      return created;
    } catch (error) {
      creating = undefined;
      throw error;
    }
  };

  return {
    async handler(request, from) {
      if (isClosed && creating === undefined) return unreachable();
      const began = performance.now();
      try {
        return await (await server()).handler(request, from);
      } catch (cause) {
        const { method, url } = request;
        const milliseconds = performance.now() - began;
        const path = new URL(url).pathname.slice(0, 256);
        log({
          level: "error",
          requestId: "",
          method,
          path,
          status: 503,
          milliseconds,
          code: "server.unreachable",
          cause,
        });
        return unreachable();
      }
    },
    drain() {
      isDraining = true;
    },
    close() {
      isClosed = true;
      creating?.then(
        (created) => {
          created.close();
        },
        () => undefined,
      );
    },
    async idle() {
      await (await creating?.catch(() => undefined))?.idle();
    },
  };
}

/** Checks what `create` returned, since many hosts use plain JavaScript: a missing `return` must not end the process in `close`. */
function requireServer(created: RollcallServer | undefined): RollcallServer {
  if (typeof created?.handler !== "function")
    throw new TypeError("lazyServer requires a function that returns `createServer(…)`");
  return created;
}

const unreachable = (): Response =>
  Response.json(new RollcallError("server.unreachable"), {
    status: 503,
    headers: { "Cache-Control": "private, no-store", "Retry-After": "1" },
  });
