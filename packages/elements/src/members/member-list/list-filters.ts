import type { TemplateResult } from "lit";
import type { ListFilter, ListQuery } from "../../ui/lists/list-query.ts";
import { roles } from "../wire.ts";
import type { ListView } from "./list-view.ts";
import type { MemberQuery } from "./member-query.ts";
import { invitationStates } from "./member-states.ts";

/** Search and filters. */
export function listFilters({ messages }: ListView, query: ListQuery<MemberQuery>): TemplateResult {
  const filter = (field: "role" | "invitation" | "assignable", options: ListFilter["options"]): ListFilter => ({
    field,
    label: messages.text(`filter.${field}`),
    options: [["", messages.text(`filter.${field}s`)], ...options],
  });
  return query.render(messages.text("search.label"), [
    filter(
      "role",
      roles.map((role) => [role, messages.text(`role.${role}`)]),
    ),
    filter(
      "invitation",
      invitationStates.map((state) => [state, messages.text(`invitation.${state}`)]),
    ),
    filter("assignable", [
      ["true", messages.text("filter.assignable.yes")],
      ["false", messages.text("filter.assignable.no")],
    ]),
  ]);
}
