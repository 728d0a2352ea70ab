/** Begins a job in the given schema and does not end it. Runs in a separate process. */
import { createPostgresJobs } from "./index.ts";

const [connectionString = "", schema = ""] = process.argv.slice(2);
const hang = (): Promise<void> => {
  process.stdout.write("running\n");
  return new Promise(() => undefined);
};
createPostgresJobs({ connectionString, schema }).start([{ name: "work.do", every: 3600, run: hang }], (cause) => {
  throw cause;
});
