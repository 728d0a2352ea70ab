import { connect, createServer, type Socket } from "node:net";
import type { TestContext } from "node:test";
import pg from "pg";

/** When to disturb a connection: before a request with a text reaches the server, or before its answer reaches the client. */
interface Disturbance {
  readonly text: string;
  readonly when: "request" | "answer";
  /** Called when it happens. Without it, the connection is lost; with it, it becomes silent. */
  readonly silent?: () => void;
}

/** The beginning of the message with the process id of the server. */
const processId = Buffer.from([0x4b, 0, 0, 0, 12]);

/** A socket in front of a database server that loses or silences connections. As a pooler, it also shows another process id. */
export async function databaseProxy(context: TestContext, connectionString: string, isPooler = false) {
  const { host, port } = new pg.Client(connectionString);
  const sockets = new Set<Socket>();
  const held: { data: Buffer; readonly to: Socket; readonly end: () => void }[] = [];
  let next: Disturbance | undefined;
  const server = createServer((client) => {
    const upstream = host.startsWith("/") ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
    let disturbed: Disturbance | undefined;
    const end = (): void => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", end).on("close", end);
    }
    const pass = (to: Socket, data: Buffer, when: Disturbance["when"]): void => {
      if (disturbed === undefined || (when === "request" && disturbed.when === "answer")) to.write(data);
      else if (disturbed.silent === undefined) end();
      else {
        held.push({ data, to, end: () => (disturbed = undefined) });
        disturbed.silent();
      }
    };
    client.on("data", (request) => {
      if (next !== undefined && request.includes(next.text)) {
        disturbed = next;
        next = undefined;
      }
      pass(upstream, request, "request");
    });
    upstream.on("data", (answer) => {
      const at = isPooler ? answer.indexOf(processId) : -1;
      if (at >= 0) answer.writeInt32BE(1, at + processId.length);
      pass(client, answer, "answer");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  context.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const url = new URL(connectionString);
  const address = server.address();
  url.searchParams.delete("host");
  url.hostname = "127.0.0.1";
  url.port = typeof address === "object" && address !== null ? String(address.port) : "";
  return {
    connectionString: url.href,
    /** Loses the connection of the next request that includes the text. */
    loseOnce: (text: string, when: Disturbance["when"]): void => {
      next = { text, when };
    },
    /** Makes the connection of the next request that includes the text silent, without closing it. Resolves when that has happened. */
    silenceOnce: (text: string, when: Disturbance["when"]): Promise<void> =>
      new Promise((silent) => (next = { text, when, silent })),
    /** Passes on what silent connections have received and will receive. */
    passOn: (): void => {
      for (const { data, to, end } of held.splice(0)) {
        end();
        to.write(data);
      }
    },
    /** Passes on the first half of it, and stays silent. */
    passOnHalf: (): void => {
      for (const one of held) {
        const half = one.data.length / 2;
        one.to.write(one.data.subarray(0, half));
        one.data = one.data.subarray(half);
      }
    },
  };
}
