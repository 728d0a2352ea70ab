// What a page with a member list loads before anybody asks for more: provider, transport, lit and the list.
// The goal is 25 kB; what only a long list or a paste needs is loaded then and not counted here.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const first = JSON.parse(readFileSync(join(root, ".rollcall/size/member-list.first.json"), "utf8"));

export default [
  {
    name: "provider and member list, first load",
    path: first.map((file) => join(root, file)),
    gzip: true,
    limit: "30 kB",
  },
];
