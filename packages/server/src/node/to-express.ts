import type { ServerResponse } from "node:http";
import type { RollcallServer } from "../create-server.ts";
import { type MountedRequest, toNodeHandler } from "./to-node-handler.ts";

/** Middleware for Express, Connect and compatible frameworks. */
export type ExpressHandler = (
  request: MountedRequest,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/**
 * Creates middleware for Express: `app.use(toExpress(server))`. It handles requests under the server's `basePath` and passes on
 * all others. You can also mount it at this path: `app.use("/rollcall", toExpress(server))`.
 *
 * Mount it before body parsers such as `express.json()`.
 * @throws {TypeError} the server has no `basePath`, such as a lazy server
 */
export function toExpress(server: Pick<RollcallServer, "handler" | "basePath">): ExpressHandler {
  const handle = toNodeHandler(server);
  const { basePath } = server;
  // Hosts in plain JavaScript may pass a lazy server, which has no path: every request would be passed on silently.
  if (typeof basePath !== "string")
    throw new TypeError("toExpress requires a server from `createServer`; mount a lazy server with `toNodeHandler`");
  return (request, response, next) => {
    const { originalUrl = request.url ?? "", baseUrl = "" } = request;
    // Clients of a proxy send the whole URL.
    const path = originalUrl.replace(/^https?:\/\/[^/?#]*/i, "").split("?", 1)[0] ?? "";
    if (path === basePath || path.startsWith(`${basePath}/`)) void handle(request, response);
    // Express ignores case, so clients reach the mount in any spelling.
    else if (baseUrl === "" || baseUrl.toLowerCase() === basePath.toLowerCase()) next();
    else next(new Error(`Rollcall is mounted at \`${baseUrl}\`, but its \`basePath\` is \`${basePath}\`: ${remedy}`));
  };
}

const remedy = "pass the full path of the mount as `basePath` to createServer";
