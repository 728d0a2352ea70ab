import { journal } from "../kernel/journal/journal.ts";
import { personalValues } from "../kernel/subjects/personal-values.ts";
import { unsealedTopics } from "../kernel/journal/unsealed-topics.ts";
import { defineDomain } from "../identity/domain.ts";
import { journalSubjects } from "./journal-subjects.ts";
import * as operations from "./operations.ts";
import { sealHistory } from "./seal-history.ts";
import { seals } from "./seals.ts";

/** History, its seals, and undo. */
export const historyDomain = defineDomain({
  name: "history",
  operations,
  collections: [journal, journalSubjects, personalValues, unsealedTopics, seals],
  jobs: [
    { name: "history.seal", every: 3600, run: ({ store, digest, clock }) => sealHistory(store, digest, clock.now()) },
  ],
});
