// `npm start --workspace examples/node-cluster`: three processes of the example host app over PostgreSQL, behind a proxy on one port.
import { join, resolve } from "node:path";
import { startCluster } from "./start-cluster.ts";

const parent = process.ppid;
const settingOf = (name: string): string | undefined => (process.env[name] === "" ? undefined : process.env[name]);
const wanted = settingOf("PORT") ?? "4400";
const port = Number(wanted);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`PORT is \`${wanted}\`, but must be from 0 to 65535`);
  process.exit(1);
}
const cluster = await startCluster({
  data: resolve(settingOf("ROLLCALL_DATA") ?? join(import.meta.dirname, "../../../.rollcall/cluster")),
  databaseUrl: settingOf("DATABASE_URL"),
  port,
  servers: 3,
  report: (sentence) => {
    console.log(sentence);
  },
}).catch((error: unknown) => {
  // A server has printed its own reason before.
  console.error(`Can't start the cluster: ${(error as Error).message}`);
  process.exit(1);
});
console.log(`Ready on ${cluster.url}`);
for (const [name, pid] of Object.entries(cluster.processes)) console.log(`  ${name}: process ${pid}`);
console.log("Kill any of these processes, for example with `kill -9`: it restarts, and open pages continue.");

let stopping: Promise<void> | undefined;
const stop = (): void => {
  stopping ??= cluster.stop();
};
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
// If `npm` was killed, even while the cluster started, this process has another parent.
if (settingOf("npm_lifecycle_event") !== undefined)
  setInterval(() => {
    if (process.ppid !== parent) stop();
  }, 500).unref();
