export { listHistory } from "./list-history.ts";
export { listMembersAsOf } from "./list-members-as-of.ts";
export { undoChange } from "./undo-change.ts";
export { listPersonHistory } from "./list-person-history.ts";
