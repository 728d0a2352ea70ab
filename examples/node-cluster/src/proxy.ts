// The proxy of the cluster: `node … proxy.ts PORT`. Its parent sends it the URLs of the servers.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createProxyServer } from "httpxy";

/** The message of the proxy when it listens. */
export interface ProxyReady {
  readonly port: number;
}

/** The message to the proxy: the servers that accept requests. */
export interface ProxyTargets {
  readonly targets: readonly string[];
}

let targets: readonly string[] = [];
let turn = 0;
const proxy = createProxyServer({ xfwd: true });

/** Passes a request to the next server. A request without a body goes to another one if that has just ended. */
async function forward(request: IncomingMessage, response: ServerResponse): Promise<void> {
  for (const _ of targets) {
    const target = targets[turn++ % targets.length];
    try {
      await proxy.web(request, response, { ...(target !== undefined && { target }) });
      return;
    } catch {
      if (request.method !== "GET" || response.headersSent) break;
    }
  }
  if (response.headersSent) response.destroy();
  // Clients of Rollcall send the request again with its idempotency key.
  else response.writeHead(503, { "retry-after": "1" }).end("No server accepts requests. Try again in a moment.\n");
}

const server = createServer((request, response) => void forward(request, response));
process.on("message", (message: ProxyTargets) => {
  targets = message.targets;
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
