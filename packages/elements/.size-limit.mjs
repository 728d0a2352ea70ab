// What a page with a member list, the worker portal or planner users loads first: provider, transport,
// lit and the element. Dialogs, the import preview and the sections of the portal load on demand and are not counted.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const first = (name) =>
  JSON.parse(readFileSync(join(root, `.rollcall/size/${name}.first.json`), "utf8")).map((file) => join(root, file));

export default [
  {
    name: "provider and member list, first load",
    path: first("member-list"),
    gzip: true,
    limit: "38 kB",
  },
  {
    name: "provider and worker portal, first load",
    path: first("worker-portal"),
    gzip: true,
    limit: "42.9 kB",
  },
  {
    name: "provider and planner users, first load",
    path: first("planner-users"),
    gzip: true,
    limit: "39 kB",
  },
  {
    name: "provider and shift board, first load",
    path: first("shift-board"),
    gzip: true,
    limit: "43.9 kB",
  },
  {
    name: "provider, one planner user and account settings, first load",
    path: first("planner-user"),
    gzip: true,
    limit: "46.1 kB",
  },
];
