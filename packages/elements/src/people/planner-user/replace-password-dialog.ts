import { ConfirmDialog } from "../../ui/dialogs/confirm-dialog.ts";
import { reasonText } from "../../ui/notices/problem-line.ts";
import type { PanelElement } from "../../ui/panel/panel-element.ts";
import { type ManagedPerson, nameOf } from "../managed-person.ts";
import type { PlannerUserKey } from "./planner-user.messages.ts";

/**
 * Creates the dialog that emails a new temporary password to a person whose sign-in is locked. It explains that their password
 * stops working and that they are signed out (Q58, P32).
 * @param host the element that shows the person
 * @param changed called for every changed person, even if another one is shown by then
 * @param refresh loads the person again
 */
export const createReplacePasswordDialog = (
  host: PanelElement<PlannerUserKey>,
  changed: (personId: string) => void,
  refresh: () => Promise<void>,
): ConfirmDialog<ManagedPerson> =>
  new ConfirmDialog<ManagedPerson>(host, {
    id: "replace-password-dialog",
    title: ({ person }) => host.words.text("replace.title", { name: nameOf(person) }),
    text: ({ person }) => host.words.text("replace.text", { address: person.email }),
    confirm: () => host.words.text("replace.confirm"),
    busy: () => host.words.text("access.activating"),
    problem: (reason) => host.words.text("ask.failed", { reason: reasonText(host.words, reason) }),
    async run({ person, access }, client) {
      await client.access.resend({ personId: person.id, issue: access.issue });
      changed(person.id);
    },
    outcome: ({ person }) => ({
      done: refresh,
      message: () => host.words.text("replace.done", { name: nameOf(person) }),
      focus: "#change-address",
    }),
  });
