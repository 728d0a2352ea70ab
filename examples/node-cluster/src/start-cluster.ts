import { fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { type ExampleProcess, startExample } from "@rollcall/tools/example";
import { type DatabaseServer, startDurableServer } from "@rollcall/tools/postgres";
import type { ProxyReady, ProxyTargets } from "./proxy.ts";
import { type Running, supervise, type Supervised } from "./supervise.ts";

/** How to start the cluster. */
export interface ClusterOptions {
  /** The folder for the data of the host app that isn't in PostgreSQL. */
  readonly data: string;
  /** The PostgreSQL database. Default: a new one on this machine, which is deleted at the end. */
  readonly databaseUrl?: string | undefined;
  /** The port of the proxy; 0 for a free one. */
  readonly port: number;
  /** The number of server processes. */
  readonly servers: number;
  /** Starts without sample data. */
  readonly empty?: boolean;
  /** Called with a message when a process has ended and when it runs again. */
  readonly report: (sentence: string) => void;
}

/** The cluster while it accepts requests. */
export interface Cluster {
  readonly url: string;
  /** The ids of the processes by name. */
  readonly processes: Readonly<Record<string, number | undefined>>;
  stop(): Promise<void>;
}

/** Starts PostgreSQL, a proxy and the server processes, and restarts each of them whenever it ends. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { data, empty = false, report } = options;
  const database = options.databaseUrl === undefined ? await startDurableServer() : undefined;
  const databaseUrl = options.databaseUrl ?? database?.url ?? "";
  const servers: Supervised<ExampleProcess>[] = [];
  let { port } = options;

  const sendTargets = (): void => {
    proxy.current?.send({ targets: servers.flatMap(({ current }) => (current === undefined ? [] : [current.url])) });
  };
  const changedOf =
    (name: string) =>
    ({ ended, current }: { readonly ended: number; readonly current: Running | undefined }): void => {
      sendTargets();
      report(current === undefined ? `${name} ended: process ${ended}` : `${name} runs again: process ${current.pid}`);
    };
  const proxy = await supervise<Proxy>({
    start: async () => {
      const started = await startProxy(port);
      ({ port } = started);
      return started;
    },
    changed: changedOf("The proxy"),
  });
  const publicUrl = `http://localhost:${port}`;
  // One after the other, because the first is ready much sooner than if all share the processors.
  let earlier: Promise<unknown> = Promise.resolve();
  const startServer = async (isNew: boolean): Promise<Supervised<ExampleProcess>> => {
    const name = `Server ${servers.length + 1}`;
    let isFirst = isNew;
    return supervise<ExampleProcess>({
      start: async (signal) => {
        const starting = earlier.then(async () => {
          signal.throwIfAborted();
          const server = await startExample({
            ...{ data, databaseUrl, publicUrl, signal },
            // Only the first process of a new cluster prepares the data.
            ...(isFirst && { reset: database !== undefined, empty }),
          });
          isFirst = false;
          await untilReady(server, signal);
          return server;
        });
        earlier = starting.catch(() => undefined);
        return starting;
      },
      changed: changedOf(name),
    });
  };
  const stopWatching = database && watchDatabase(database, report);
  while (servers.length < options.servers) servers.push(await startServer(servers.length === 0));
  sendTargets();

  return {
    url: publicUrl,
    get processes() {
      return {
        ...(database !== undefined && { PostgreSQL: database.pid }),
        proxy: proxy.current?.pid,
        ...Object.fromEntries(servers.map(({ current }, index) => [`server ${index + 1}`, current?.pid])),
      };
    },
    async stop() {
      stopWatching?.();
      await proxy.stop();
      await Promise.all(servers.map((server) => server.stop()));
      await database?.stop();
    },
  };
}

/** Waits until a server has started its jobs and accepts requests. */
async function untilReady({ url, ended }: ExampleProcess, signal: AbortSignal): Promise<void> {
  const end = new AbortController();
  void ended.then(() => {
    end.abort();
  });
  const either = AbortSignal.any([signal, end.signal]);
  while (!either.aborted) {
    const response = await fetch(`${url}/rollcall/health/ready`, { signal: either }).catch(() => undefined);
    if (response?.ok === true) return;
    await wait(askEvery, undefined, { signal: either }).catch(() => undefined);
  }
  if (end.signal.aborted) throw new Error("a server ended before it was ready");
}

/** How often to check whether a starting server is ready, in milliseconds. */
const askEvery = 50;

/** How often to check whether PostgreSQL is running, in milliseconds. */
const lookEvery = 200;

/** Reports when PostgreSQL has ended and when it runs again. */
function watchDatabase(database: DatabaseServer, report: ClusterOptions["report"]): () => void {
  let running: number | undefined = database.pid;
  const timer = setInterval(() => {
    if (running !== undefined && !exists(running)) {
      report(`PostgreSQL ended: process ${running}`);
      running = undefined;
    }
    if (running === undefined && exists(database.pid)) {
      running = database.pid;
      report(`PostgreSQL runs again: process ${running}`);
    }
  }, lookEvery);
  return () => {
    clearInterval(timer);
  };
}

/** Whether a process exists, of any user. */
function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

interface Proxy extends Running {
  readonly port: number;
  send(targets: ProxyTargets): void;
}

async function startProxy(port: number): Promise<Proxy> {
  const child = fork(new URL("./proxy.ts", import.meta.url), [String(port)]);
  const ended = once(child, "exit");
  const listening = once(child, "message") as Promise<[ProxyReady]>;
  const [ready] = await Promise.race([
    listening,
    ended.then(() => {
      throw new Error(`the proxy can't listen on port ${port}. Choose another, for example PORT=${port + 1} npm start`);
    }),
  ]);
  return {
    port: ready.port,
    pid: child.pid ?? 0,
    ended,
    send: (targets) => void child.send(targets),
    async stop() {
      child.kill();
      await ended;
    },
  };
}
