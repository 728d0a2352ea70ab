import { defineDomain } from "../identity/domain.ts";
import { reportForms, reportFormVersions, reports, reportVersions } from "./collection.ts";
import * as operations from "./operations.ts";
import { reportReactions } from "./reactions.ts";
import { reportToDos } from "./to-dos.ts";

/** Reports of people on the shifts they worked, and the forms of these reports. */
export const reportsDomain = defineDomain({
  name: "reports",
  operations,
  collections: [reportForms, reportFormVersions, reports, reportVersions],
  reactions: reportReactions,
  toDos: [reportToDos],
});
