import { collection, integer, text } from "../kernel/collection.ts";
import { list } from "../kernel/query.ts";

/** People whose personal values were too many to be erased in one transaction. The sweep erases the rest. */
export const pendingErasures = collection("pending_erasures", {
  fields: { personId: text(), since: integer() },
  key: ["personId"],
});

/** Some of them. */
export const erasuresPending = list(pendingErasures, "key", 0);
