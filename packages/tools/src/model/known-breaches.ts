import type { Step } from "./step.ts";

/** Steps after `beginning` that once failed, with the cause. */
export interface KnownBreach {
  readonly cause: string;
  readonly steps: readonly Step[];
}

/** Steps as printed by `npm run prove -- model`. A seed alone can't reproduce a breach after the steps have changed. */
export const knownBreaches: readonly KnownBreach[] = [
  {
    cause: "a deleted schedule keeps an erased owner, who returns with another id",
    steps: [
      {
        verb: "delete",
        place: 1,
        actor: "Ann",
        target: "Ann",
        role: "viewer",
        flag: false,
        alternative: false,
        edits: [{ target: "Ann", remove: true }],
      },
      {
        verb: "erase",
        place: 0,
        actor: "Boss",
        target: "Max",
        role: "viewer",
        flag: false,
        alternative: false,
        edits: [{ target: "Ann", remove: true }],
      },
      {
        verb: "deactivate",
        place: 0,
        actor: "Max",
        target: "Ann",
        role: "viewer",
        flag: false,
        alternative: false,
        edits: [{ target: "Ann", remove: true }],
      },
    ],
  },
  {
    cause: "setting an unchanged admin role makes a member its granter, who may not grant it",
    steps: [
      {
        verb: "edit",
        place: 0,
        actor: "Sam",
        target: "Ann",
        role: "viewer",
        flag: false,
        alternative: false,
        edits: [{ target: "Nia", role: "admin" }],
      },
      {
        verb: "setInvited",
        place: 0,
        actor: "Nia",
        target: "Ann",
        role: "viewer",
        flag: false,
        alternative: false,
        edits: [{ target: "Ann", remove: true }],
      },
    ],
  },
];
