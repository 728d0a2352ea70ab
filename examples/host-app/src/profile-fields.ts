import type { ProfileOptions } from "@rollcall/core";

/** What this host knows of people besides what Rollcall asks of everybody (X26), and what workers may read (Q32). */
export const profileOptions: ProfileOptions = {
  fields: [
    { name: "harbourPass", group: "details", label: "Harbour pass", kind: "text", worker: "read" },
    {
      name: "overallSize",
      group: "details",
      label: "Size of overalls",
      kind: "choice",
      choices: ["S", "M", "L", "XL"],
      worker: "write",
    },
    { name: "swims", group: "restrictions", label: "Can swim", kind: "boolean" },
  ],
  workerReads: { restrictions: true },
};
