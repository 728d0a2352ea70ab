import type { PersonView } from "@rollcall/core";
import { FormDialog } from "../../ui/dialogs/form-dialog.ts";
import { reasonText } from "../../ui/notices/problem-line.ts";
import type { PanelElement } from "../../ui/panel/panel-element.ts";
import { labelledField } from "../../ui/fields/text-field.ts";
import { type ManagedPerson, nameOf } from "../managed-person.ts";
import type { PlannerUserKey } from "./planner-user.messages.ts";

/**
 * Creates the dialog that changes an email address. It explains that the old address loses access (Q26, Q49).
 * @param host the element that shows the person
 * @param changed called for every changed person, even if another one is shown by then
 * @param refresh loads the person again
 */
export function createAddressDialog(
  host: PanelElement<PlannerUserKey>,
  changed: (person: PersonView) => void,
  refresh: () => Promise<void>,
): FormDialog<ManagedPerson, PersonView> {
  const dialog: FormDialog<ManagedPerson, PersonView> = new FormDialog<ManagedPerson, PersonView>(host, {
    id: "address-dialog",
    title: ({ person }) => host.words.text("address.title", { name: nameOf(person) }),
    text: ({ access }) => host.words.text(access.stage === "created" ? "address.text.created" : "address.text"),
    fields: ({ person }) =>
      labelledField(host.words.text("address.new"), {
        id: "address",
        name: "address",
        part: "field",
        inputMode: "email",
        autocapitalize: "off",
        spellcheck: false,
        maxLength: 320,
        required: true,
        isInvalid: dialog.invalidField !== undefined,
        describedBy: dialog.invalidField && "address-dialog-problem",
        initial: person.email,
      }),
    confirm: () => host.words.text("address.change"),
    busy: () => host.words.text("ask.working"),
    validate: ({ address }) =>
      address?.trim() ? undefined : { field: "address", message: host.words.text("address.needed") },
    problem: (reason) => host.words.text("ask.failed", { reason: reasonText(host.words, reason) }),
    problemField: "address",
    async submit({ address = "" }, client, _options, asked) {
      const { person } = await client.people.setAddress({ personId: asked.person.id, email: address.trim() });
      changed(person);
      return person;
    },
    outcome: () => ({
      done: refresh,
      message: ({ email }) => host.words.text("address.changed", { address: email }),
    }),
  });
  return dialog;
}
