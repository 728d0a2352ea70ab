import { PersonField } from "../../ui/fields/person-field.ts";
import type { ShiftsHost } from "./shift-commands.ts";

/** The field for the person on a new shift, which suggests assignable members. */
export const assigneeField = (host: ShiftsHost): PersonField =>
  new PersonField(host, {
    id: "form-assignee",
    part: "new-assignee",
    label: () => ({ shown: host.words.text("form.assignee") }),
    hint: () => host.words.text("form.assignee.text"),
    search: async ({ members }, asked, signal) =>
      (await members.list({ scheduleId: host.scheduleId, assignable: true, ...asked }, { signal })).rows,
  });
