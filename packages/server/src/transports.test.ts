import test from "node:test";
import { createHttpTransport } from "@rollcall/client";
import { createInProcessTransport, RollcallError } from "@rollcall/core";
import { type Served, transportConformance } from "@rollcall/testkit";
import { createServer } from "./create-server.ts";
import { fetchWithoutSocket } from "./fetch-without-socket.fixture.ts";
import { serve } from "./node/index.ts";

const served = ({ rollcall, identify }: Served) =>
  createServer({
    rollcall,
    authenticate: (request) => identify(request.headers.get("authorization") ?? ""),
    log: () => undefined,
  });

transportConformance({
  name: "in process",
  timeouts: false,
  test,
  open: ({ rollcall, identify }) => ({
    as: (token) =>
      createInProcessTransport(rollcall, async () => {
        const identity = identify(token);
        if (identity === null) throw new RollcallError("request.unauthenticated");
        return rollcall.recognise(identity);
      }),
    close: () => undefined,
  }),
});

transportConformance({
  name: "a handler without a socket",
  test,
  open: (parts) => {
    const server = served(parts);
    return {
      as: (authorization) =>
        createHttpTransport({
          baseUrl: "http://rollcall.test/rollcall",
          fetch: fetchWithoutSocket(server),
          headers: { authorization },
        }),
      close: () => {
        server.close();
      },
    };
  },
});

transportConformance({
  name: "a socket",
  test,
  open: async (parts) => {
    const listening = await serve({ server: served(parts), port: 0, grace: 500 });
    return {
      as: (authorization) =>
        createHttpTransport({
          baseUrl: `${listening.url}/rollcall`,
          headers: () => ({ authorization }),
          timeout: 60_000,
        }),
      close: () => listening.close(),
    };
  },
});
