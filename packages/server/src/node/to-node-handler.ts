import { type IncomingMessage, ServerResponse } from "node:http";
import type { Readable } from "node:stream";
import { getRequestListener } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { RollcallServer } from "../create-server.ts";
import type { TextSink } from "../exchange.ts";
import { textAnswersOf } from "../text-answers.ts";

/** Handles a request of Node's HTTP server. Resolves once the response has been sent, and never rejects. */
export type NodeHandler = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;

/** A request as frameworks on Node's HTTP server extend it. */
export interface MountedRequest extends IncomingMessage {
  /** The URL before a router removed the path of its mount. */
  readonly originalUrl?: string | undefined;
  /** The path of the mount. */
  readonly baseUrl?: string | undefined;
  /** The bytes of a body that other code has read. */
  readonly rawBody?: unknown;
}

/**
 * Creates a handler for `http.createServer` and for frameworks that pass on Node's request and response. It passes on the socket's address,
 * and restores the URL that a router such as Connect has shortened.
 *
 * No other code may read the body or listen to it first, unless it keeps the bytes as a `Buffer` in `request.rawBody`. Otherwise
 * callers get `internal`, and the log entry says why.
 */
export function toNodeHandler(server: Pick<RollcallServer, "handler">): NodeHandler {
  const answerWithText = textAnswersOf(server.handler);
  const listener = getRequestListener(
    async (request, { incoming, outgoing }) => {
      const { socket, rawBody } = incoming as MountedRequest;
      const from = {
        address: socket.remoteAddress,
        isBodyRead: isReadElsewhere(incoming) && !Buffer.isBuffer(rawBody),
      };
      const sink: TextSink = {};
      const takesText = answerWithText !== undefined && outgoing instanceof ServerResponse;
      const response = await (takesText ? answerWithText(request, from, sink) : server.handler(request, from));
      // The rest of the body is still arriving and will not be read.
      if (response.status === 413) response.headers.set("Connection", "close");
      if (!takesText || sink.text === undefined) return response;
      sendText(outgoing, response, sink.text, sink.headers);
      return RESPONSE_ALREADY_SENT;
    },
    { overrideGlobalObjects: false, hostname: "localhost" },
  );
  return (incoming: MountedRequest, outgoing) => {
    const { url, originalUrl = url } = incoming;
    // The listener reads the URL before its first `await`.
    if (originalUrl !== undefined) incoming.url = originalUrl;
    const answered = listener(incoming, outgoing);
    if (url !== undefined) incoming.url = url;
    return answered;
  };
}

/** Sends a response with this text as its body, and with more headers. */
function sendText(
  outgoing: ServerResponse,
  { status, headers }: Response,
  text: string,
  more?: readonly string[],
): void {
  const size = Buffer.byteLength(text);
  const list = ["Content-Length", String(size), ...(more ?? [])];
  // Middleware that changes headers just before they are sent often can't read a list.
  if (outgoing.writeHead !== ServerResponse.prototype.writeHead) {
    // Other responses may share these headers.
    const all = new Headers(headers);
    for (let at = 0; at + 1 < list.length; at += 2) all.append(list[at] ?? "", list[at + 1] ?? "");
    outgoing.setHeaders(all).writeHead(status).end(text);
    return;
  }
  for (const [name, value] of headers) list.push(name, value);
  // ASCII text is the same in both encodings. Node encodes Latin-1 without reserving three bytes for each character.
  outgoing.writeHead(status, list).end(text, size === text.length ? "latin1" : "utf8");
}

/** Whether other code has read the body, or has started or paused reading. Its listeners would get the chunks instead of Rollcall. */
const isReadElsewhere = ({ readableDidRead, readableFlowing }: Pick<Readable, "readableDidRead" | "readableFlowing">) =>
  readableDidRead || readableFlowing !== null;
