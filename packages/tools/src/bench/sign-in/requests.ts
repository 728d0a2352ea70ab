import { Agent, request } from "node:http";

/** A response and the milliseconds to its last byte. */
export interface Timed {
  readonly status: number;
  readonly cookie: string | undefined;
  readonly milliseconds: number;
}

/** Options of a request. */
export interface Asked {
  readonly body?: object;
  readonly cookie?: string | undefined;
  /** The client address reported by the proxy. */
  readonly from?: string;
}

/** Sends requests to a server over persistent connections. */
export function requester(url: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  const ask = (name: string, { body, cookie, from = "192.0.2.1" }: Asked = {}): Promise<Timed> =>
    new Promise((resolve, reject) => {
      const text = body === undefined ? undefined : JSON.stringify(body);
      const began = performance.now();
      const sent = request(
        `${url}/rollcall/${name}`,
        {
          agent,
          method: text === undefined ? "GET" : "POST",
          headers: {
            "x-forwarded-for": from,
            ...(cookie !== undefined && { cookie }),
            ...(text !== undefined && {
              "content-type": "application/json",
              "content-length": Buffer.byteLength(text),
            }),
          },
        },
        (answer) => {
          answer.resume();
          answer.once("error", reject);
          answer.once("end", () => {
            const [set = ""] = answer.headers["set-cookie"] ?? [];
            resolve({
              status: answer.statusCode ?? 0,
              cookie: /^[^;]+/.exec(set)?.[0],
              milliseconds: performance.now() - began,
            });
          });
        },
      );
      sent.once("error", reject);
      sent.end(text);
    });
  return {
    ask,
    close: () => {
      agent.destroy();
    },
  };
}

/** Sends requests. */
export type Requester = ReturnType<typeof requester>;
