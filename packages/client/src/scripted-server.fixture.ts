import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestContext } from "node:test";

/** A received request. */
export interface ReceivedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** One scripted response. */
export type Step = (response: ServerResponse, request: IncomingMessage) => void;

/** Starts a real server that answers requests from a script and repeats the last step. */
export async function scriptedServer(t: TestContext, ...steps: readonly Step[]) {
  const requests: ReceivedRequest[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      requests.push({ method, url, headers, body });
      steps[Math.min(requests.length, steps.length) - 1]?.(response, request);
    });
  });
  server.listen(0, "localhost");
  await once(server, "listening");
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return { requests, baseUrl: `http://localhost:${(server.address() as AddressInfo).port}/rollcall` };
}

/** A successful response. */
export const answer =
  (value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Step =>
  (response) => {
    response.writeHead(status, { "content-type": "application/json", "rollcall-version": "1", ...headers });
    response.end(JSON.stringify(value));
  };

/** An error response. */
export const refuse = (code: string, status: number, headers: Readonly<Record<string, string>> = {}): Step =>
  answer({ error: { code } }, status, headers);

/** An HTML page from a proxy, or a sign-in page. */
export const page =
  (status: number): Step =>
  (response) => {
    response.writeHead(status, { "content-type": "text/html" });
    response.end("<!doctype html><h1>Hello</h1>");
  };

/** Closes the connection. */
export const cut: Step = (_response, request) => void request.socket.destroy();

/** Never responds. */
export const nothing: Step = () => undefined;
