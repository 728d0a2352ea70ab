import { z } from "zod";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { grant } from "../kernel/operations/rule.ts";
import { queuedMail } from "../mail/queued-mail.ts";
import { type Person, personById } from "../people/collection.ts";

/** Emails a person that their account was locked for a while after wrong passwords (P35). */
export const warnOwner = operation({
  name: "access.warn",
  summary: "Warns a person about wrong passwords for their account.",
  internal: true,
  input: z.strictObject({ personId: id }),
  output: z.strictObject({}),
  load: [({ personId }) => ({ person: personById(personId) })],
  context: ({ person }): { readonly person: Person } | undefined => person && { person },
  rules: [grant<{ readonly person: Person }>("owners are warned", () => true)],
  apply: ({ context: { person } }, _input, call) => {
    const actor = { ...call.actor, organizationId: person.organizationId };
    const asked = { kind: "sign-in-warning", scheduleId: "", personId: person.id, subjectId: person.id } as const;
    return { output: {}, changes: [queuedMail({ ...asked, counted: true }, { ...call, actor }).change] };
  },
});
