import { once } from "node:events";
import { createServer as createHttpServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import type { RollcallServer } from "../create-server.ts";

/** Where to listen. */
export interface ServeOptions {
  /** A Rollcall server, or what mounts one beside a host's own routes. */
  readonly server: Pick<RollcallServer, "handler"> & Partial<Pick<RollcallServer, "close">>;
  /** 0 picks a free one. */
  readonly port: number;
  /** The interface; `localhost` if left out. */
  readonly hostname?: string;
  /** Milliseconds that answers under way are given when it closes; 5000 if left out. */
  readonly grace?: number;
}

/** A server that listens. */
export interface NodeServer {
  readonly port: number;
  /** `http://localhost:4400`. */
  readonly url: string;
  /** Takes no more requests, ends event streams, lets answers under way finish, and lets go of the socket. */
  close(): Promise<void>;
}

/**
 * Listens on a socket with Node's own HTTP server.
 * @throws {Error} the port is taken or not allowed
 */
export async function serve({ server, port, hostname = "localhost", grace = 5000 }: ServeOptions): Promise<NodeServer> {
  const http = createAdaptorServer({
    fetch: async (request, { incoming }) => {
      const response = await server.handler(request, { address: incoming.socket.remoteAddress });
      // The rest of the body is still on its way, and nobody will read it.
      if (response.status === 413) response.headers.set("Connection", "close");
      return response;
    },
    createServer: createHttpServer,
    overrideGlobalObjects: false,
    hostname,
  }) as Server;
  let isClosing = false;
  // A connection whose last answer is out would otherwise be kept for the next one.
  http.on("request", (_request, response) => {
    response.once("close", () => {
      if (!isClosing) return;
      setImmediate(() => {
        http.closeIdleConnections();
      });
    });
  });
  http.listen(port, hostname);
  await once(http, "listening");
  const { port: taken } = http.address() as AddressInfo;
  const end = async (): Promise<void> => {
    isClosing = true;
    const closed = once(http, "close");
    server.close?.();
    http.close();
    http.closeIdleConnections();
    const late = setTimeout(() => {
      http.closeAllConnections();
    }, grace);
    await closed;
    clearTimeout(late);
  };
  let ended: Promise<void> | undefined;
  return {
    port: taken,
    url: `http://${hostname.includes(":") ? `[${hostname}]` : hostname}:${taken}`,
    close: () => (ended ??= end()),
  };
}
