import type { ProfileOptions } from "@rollcall/core";

/** The host's own profile fields (X26), and which of them workers can read (Q32). */
export const profileOptions: ProfileOptions = {
  fields: [
    { name: "harbourPass", group: "details", label: "Harbour pass", kind: "text", worker: "read" },
    {
      name: "overallSize",
      group: "details",
      label: "Overall size",
      kind: "choice",
      choices: ["S", "M", "L", "XL"],
      worker: "write",
    },
    { name: "swims", group: "restrictions", label: "Can swim", kind: "boolean" },
  ],
  workerReads: { restrictions: true },
};
