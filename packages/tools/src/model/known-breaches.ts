import type { Step } from "./step.ts";

/** Steps after `beginning` on which the engine, the model or their comparison once failed, and what was wrong. */
export interface KnownBreach {
  readonly was: string;
  readonly steps: readonly Step[];
}

/** Step lists as `npm run prove -- model` prints them on a breach; a seed alone means nothing once the steps have changed. */
export const knownBreaches: readonly KnownBreach[] = [
  {
    was: "a deleted schedule still names its owner, who was erased and is met anew with another id",
    steps: [
      {
        verb: "delete",
        place: 1,
        actor: "Ann",
        target: "Ann",
        role: "viewer",
        flag: false,
        aside: false,
        edits: [{ target: "Ann", remove: true }],
      },
      {
        verb: "erase",
        place: 0,
        actor: "Boss",
        target: "Max",
        role: "viewer",
        flag: false,
        aside: false,
        edits: [{ target: "Ann", remove: true }],
      },
      {
        verb: "deactivate",
        place: 0,
        actor: "Max",
        target: "Ann",
        role: "viewer",
        flag: false,
        aside: false,
        edits: [{ target: "Ann", remove: true }],
      },
    ],
  },
];
