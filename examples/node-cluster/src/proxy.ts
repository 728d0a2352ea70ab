// The proxy of the cluster: `node … proxy.ts PORT`. Its parent sends it the URLs of the servers.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createProxyServer } from "httpxy";
import { ReadyServers } from "./ready-servers.ts";

/** The message of the proxy when it is listening. */
export interface ProxyReady {
  readonly port: number;
}

/** The message to the proxy: the running servers. */
export interface ProxyTargets {
  readonly targets: readonly string[];
}

const servers = new ReadyServers();
const proxy = createProxyServer({ xfwd: true });

/** How many servers a request tries. */
const maxTries = 3;

/** Passes a request to the next server that is ready. A request without a body goes to another one if that server has just ended. */
async function forward(request: IncomingMessage, response: ServerResponse): Promise<void> {
  for (let tries = 0; tries < maxTries; tries++) {
    const target = servers.next();
    if (target === undefined) break;
    try {
      await proxy.web(request, response, { target });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ECONNREFUSED") servers.leaveOut(target, "refuses connections");
      if (request.method !== "GET" || response.headersSent) break;
    }
  }
  if (response.headersSent) response.destroy();
  else response.writeHead(503, { "retry-after": "1", "content-type": "text/plain" }).end(explanation());
}

/** Why no server is ready, for people. Rollcall clients resend the request with its idempotency key. */
const explanation = (): string =>
  ["No server is ready for this request. Try again in a moment.", "", ...servers.report, ""].join("\n");

const server = createServer((request, response) => void forward(request, response));
process.on("message", (message: ProxyTargets) => {
  servers.set(message.targets);
});
process.on("disconnect", () => process.exit());
server.on("error", (error) => {
  console.error(error.message);
  process.exit(1);
});
server.listen(Number(process.argv[2]), "localhost", () => {
  const address = server.address();
  if (typeof address === "object" && address !== null) process.send?.({ port: address.port } satisfies ProxyReady);
});
