import { type NodeServer, serve } from "@rollcall/server/node";

type Handling = Parameters<typeof serve>[0]["server"];

/** Machines without IPv6 have no second loopback address. */
const absent = ["EADDRNOTAVAIL", "EAFNOSUPPORT"];

/**
 * Listens on both loopback addresses, since `localhost` may mean either. A sign-in without passwords must not be
 * reachable from other machines.
 */
export async function serveLoopback(server: Handling, port: number): Promise<NodeServer> {
  const first = await serve({ server, port, hostname: "127.0.0.1" });
  const second = await serve({ server, port: first.port, hostname: "::1" }).catch(async (error: unknown) => {
    if (absent.includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    await first.close();
    throw error;
  });
  return {
    port: first.port,
    url: `http://localhost:${first.port}`,
    async close() {
      await Promise.all([first.close(), second?.close()]);
    },
  };
}
