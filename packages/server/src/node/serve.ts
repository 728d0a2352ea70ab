import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import type { RollcallServer } from "../create-server.ts";
import { toNodeHandler } from "./to-node-handler.ts";

/** Options of `serve`. */
export interface ServeOptions {
  /** A Rollcall server, or an application that mounts one. */
  readonly server: Pick<RollcallServer, "handler"> & Partial<Pick<RollcallServer, "drain" | "close">>;
  /** The port; 0 picks a free one. */
  readonly port: number;
  /** The interface. Default: `localhost`. */
  readonly hostname?: string;
  /**
   * How many milliseconds `close` keeps accepting requests while `/health/ready` responds with 503. Every proxy should check it within this
   * time. Default: 0.
   */
  readonly drain?: number;
  /** How long running requests may take when it closes, in milliseconds. Default: 5000. */
  readonly grace?: number;
}

/** A listening server. */
export interface NodeServer {
  readonly port: number;
  /** `http://localhost:4400`. */
  readonly url: string;
  /** After `drain`, stops accepting requests, ends event streams, lets running requests finish, and closes the socket. */
  close(): Promise<void>;
}

/**
 * Listens on a socket with Node's HTTP server.
 * @throws {Error} the port is in use or not allowed
 */
export async function serve(options: ServeOptions): Promise<NodeServer> {
  const { server, port, hostname = "localhost", drain = 0, grace = 5000 } = options;
  const handle = toNodeHandler(server);
  const http = createHttpServer((request, response) => void handle(request, response));
  let isClosing = false;
  // Otherwise the connection would be kept for another request.
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
    server.drain?.();
    if (drain > 0) await wait(drain);
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
