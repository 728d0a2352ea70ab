import { Hono } from "hono";
import { etag } from "hono/etag";
import { serveLoopback } from "../loopback.ts";
import { calendarFiles, goneFile } from "./calendar-files.ts";

/** A calendar that can be connected. */
export interface Sample {
  readonly address: string;
  readonly about: string;
}

/** A calendar server outside Rollcall. */
export interface CalendarServer {
  readonly port: number;
  /** The origin of its addresses, the only one on this machine that Rollcall may read. */
  readonly origin: string;
  readonly samples: readonly Sample[];
  /** The address of the calendar that is removed. */
  readonly goneAddress: string;
  /** Serves that calendar while `work` runs. */
  whileThere<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** How to serve the calendars. */
interface CalendarOptions {
  readonly port: number;
  /** Whether another process of this host may serve them there instead. */
  readonly shares: boolean;
}

/** Serves the sample calendars on their own port, or on another if it's taken. */
export async function serveCalendars({ port, shares }: CalendarOptions): Promise<CalendarServer> {
  let isGoneThere = false;
  const app = new Hono();
  app.use(etag());
  app.get("/calendars/:name", (context) => {
    const served = [...calendarFiles, ...(isGoneThere ? [goneFile] : [])];
    const file = served.find(({ name }) => name === context.req.param("name"));
    if (file === undefined) return context.notFound();
    return context.body(file.text, 200, { "content-type": "text/calendar; charset=utf-8" });
  });
  const handling = { handler: async (request: Request) => app.fetch(request) };
  const server = await serveLoopback(handling, port).catch(async (error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    const url = `http://localhost:${port}`;
    const isOurs = shares && (await isServed(`${url}/calendars/${calendarFiles[0]?.name ?? ""}`));
    return isOurs ? { port, url, close: () => Promise.resolve() } : serveLoopback(handling, 0);
  });
  const addressOf = (name: string): string => `${server.url}/calendars/${name}`;
  return {
    port: server.port,
    origin: server.url,
    samples: calendarFiles.map(({ name, about }) => ({ address: addressOf(name), about })),
    goneAddress: addressOf(goneFile.name),
    async whileThere(work) {
      isGoneThere = true;
      try {
        return await work();
      } finally {
        isGoneThere = false;
      }
    },
    close: () => server.close(),
  };
}

const isServed = (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
