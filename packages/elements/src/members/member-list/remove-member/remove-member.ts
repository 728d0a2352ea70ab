import type { RollcallClient } from "@rollcall/core";
import { html, type TemplateResult } from "lit";
import { reasonOf } from "../../../messages/reason-words.ts";
import { newKey } from "../../../ui/browser/new-key.ts";
import { type ListedMember, nameOf } from "../../listed-member.ts";
import { prepareUndo } from "../../prepare-undo.ts";
import { DryRunPreview } from "../dry-run-preview.ts";
import { MemberRemovedEvent } from "../member-list.events.ts";
import type { ListContext } from "../list-context.ts";

/** The list that members are removed from. */
export interface RemoveHost extends Pick<
  ListContext,
  | "client"
  | "scheduleId"
  | "schedule"
  | "myId"
  | "rows"
  | "dialogWords"
  | "toast"
  | "requestUpdate"
  | "dispatchEvent"
  | "ask"
  | "explain"
  | "chooseSecondAdmin"
  | "left"
> {
  removeRow(row: ListedMember, remove: () => Promise<void>): Promise<boolean>;
  /** Focuses the last cell of a row, or the add box if there is no row. */
  focusRow(index: number): Promise<void>;
}

/** The maximum number of admins to choose a successor from: one page. */
const maxSuccessors = 200;

/** Asks before a member is removed, or leaves, and shows what that would change (B14, X3). */
export async function removeMember(host: RemoveHost, row: ListedMember): Promise<void> {
  const { client, myId, scheduleId, rows, dialogWords: words } = host;
  if (client === undefined) return;
  const { personId } = row;
  const kind = personId === myId ? "leave" : "remove";
  const name = nameOf(row);
  const preview = new DryRunPreview(host);
  void preview.show(client.members.remove.dryRun({ scheduleId, personId }));
  const isConfirmed = await host.ask({
    title: words.text(`${kind}.title`, { name }),
    text: words.text(`${kind}.text`, { name }),
    content: () => preview.render(),
    confirm: words.text(`${kind}.confirm`),
    canConfirm: () => preview.isAllowed,
    isDangerous: true,
  });
  if (!isConfirmed) return;
  const index = rows.indexOf(personId);
  const removed = remove(host, client, row);
  // The row is removed immediately: the focus moves to its neighbor.
  await host.focusRow(Math.min(index, rows.length - 1));
  if (!(await removed)) await host.focusRow(rows.indexOf(personId));
}

/** Asks the owner of a schedule which admin takes over, then leaves (Q9, Q48). */
export async function leaveToSuccessor(host: RemoveHost, anchor: HTMLElement): Promise<void> {
  const { client, myId, scheduleId, rows, dialogWords: words } = host;
  const row = rows.get(myId ?? "");
  if (client === undefined || row === undefined) return;
  const title = words.text("pass-on.title");
  let admins: readonly Pick<ListedMember, "personId" | "name" | "email">[];
  try {
    const page = await client.members.list({ scheduleId, role: "admin", limit: maxSuccessors });
    admins = page.rows.filter(({ personId }) => personId !== myId);
  } catch (error) {
    host.explain([reasonOf(error)], anchor);
    return;
  }
  if (admins.length === 0) {
    const confirm = words.text("list.second-admin");
    if (await host.ask({ title, text: words.text("pass-on.none"), confirm })) host.chooseSecondAdmin();
    return;
  }
  let successorId = "";
  const preview = new DryRunPreview(host);
  const choose = ({ currentTarget }: Event): void => {
    successorId = (currentTarget as HTMLSelectElement).value;
    void preview.show(client.members.leave.dryRun({ scheduleId, successorId }));
    host.requestUpdate();
  };
  const content = (): TemplateResult => html`
    <label class="one strong">
      <span>${words.text("pass-on.successor")}</span>
      <select class="field" part="successor" @change=${choose}>
        <option value="" disabled .selected=${successorId === ""}>${words.text("pass-on.choose")}</option>
        ${admins.map(
          (one) =>
            html`<option value=${one.personId} .selected=${one.personId === successorId}>${nameOf(one)}</option>`,
        )}
      </select>
    </label>
    ${preview.render()}
  `;
  const isConfirmed = await host.ask({
    title,
    text: words.text("pass-on.text"),
    content,
    confirm: words.text("leave.confirm"),
    canConfirm: () => successorId !== "" && preview.isAllowed,
    isDangerous: true,
  });
  if (isConfirmed) await remove(host, client, row, successorId);
}

/** Removes a member, or lets the caller leave. */
function remove(host: RemoveHost, client: RollcallClient, row: ListedMember, successorId?: string): Promise<boolean> {
  const { scheduleId, myId } = host;
  const { members } = client;
  const { personId } = row;
  const options = { idempotencyKey: newKey() };
  return host.removeRow(row, async () => {
    if (personId === myId) {
      await members.leave({ scheduleId, ...(successorId && { successorId }) }, options);
      host.left();
    } else {
      const undo = prepareUndo(host, "members.remove");
      await members.remove({ scheduleId, personId }, options);
      host.toast.show(host.dialogWords.text("remove.done", { name: nameOf(row) }), () => undo(personId));
    }
    host.dispatchEvent(new MemberRemovedEvent({ scheduleId, personId }));
  });
}
