import { connect, createServer, type Socket } from "node:net";
import type { TestContext } from "node:test";
import pg from "pg";

/** When to lose a connection: before a request with a text reaches the server, or before its answer reaches the client. */
interface Loss {
  readonly text: string;
  readonly when: "request" | "answer";
}

/** The beginning of the message with the process id of the server. */
const processId = Buffer.from([0x4b, 0, 0, 0, 12]);

/** A socket in front of a database server that loses connections. As a pooler, it also shows another process id. */
export async function databaseProxy(context: TestContext, connectionString: string, isPooler = false) {
  const { host, port } = new pg.Client(connectionString);
  const sockets = new Set<Socket>();
  let loss: Loss | undefined;
  const server = createServer((client) => {
    const upstream = host.startsWith("/") ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
    let losesAnswer = false;
    const end = (): void => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", end).on("close", end);
    }
    client.on("data", (request) => {
      if (loss !== undefined && request.includes(loss.text)) {
        losesAnswer = loss.when === "answer";
        loss = undefined;
        if (!losesAnswer) {
          end();
          return;
        }
      }
      upstream.write(request);
    });
    upstream.on("data", (answer) => {
      const at = isPooler ? answer.indexOf(processId) : -1;
      if (at >= 0) answer.writeInt32BE(1, at + processId.length);
      if (losesAnswer) end();
      else client.write(answer);
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
    loseOnce: (text: string, when: Loss["when"]): void => {
      loss = { text, when };
    },
  };
}
