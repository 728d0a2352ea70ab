import { html, type TemplateResult } from "lit";
import { reasonOf } from "../../../messages/reason-words.ts";
import { nameOf } from "../../wire.ts";
import type { ListView } from "../list-view.ts";
import { Foresight } from "./foresight.ts";
import type { Hands } from "./hands.ts";

/** The most admins to choose from: one page. */
const mostChoices = 200;

/** The owner of a schedule leaves: asks which other admin shall own it, then leaves (Q9, Q48). */
export async function passOn(host: ListView, hands: Hands, anchor: Element | null): Promise<void> {
  const { client, myId, scheduleId, pages } = host;
  const { words } = hands;
  const row = pages.rows.find(({ personId }) => personId === myId);
  if (client === undefined || row === undefined) return;
  let admins: readonly { personId: string; name: string; email: string }[];
  try {
    const { rows } = await client.members.list({ scheduleId, role: "admin", limit: mostChoices });
    admins = rows.filter(({ personId }) => personId !== myId);
  } catch (error) {
    return hands.why.show([reasonOf(error)], anchor);
  }
  if (admins.length === 0) {
    const title = words.text("pass-on.title");
    const isWanted = await hands.question.ask({
      title,
      text: words.text("pass-on.nobody"),
      confirm: host.messages.text("list.second-admin"),
    });
    if (isWanted) hands.chooseSecondAdmin();
    return;
  }
  let successorId = "";
  const foresight = new Foresight(host, hands);
  const choose = ({ currentTarget }: Event): void => {
    successorId = (currentTarget as HTMLSelectElement).value;
    void foresight.ask(client.members.leave.dryRun({ scheduleId, successorId }));
    host.requestUpdate();
  };
  const choice = (): TemplateResult => html`
    <label class="choice">
      <span>${words.text("pass-on.successor")}</span>
      <select class="field" part="successor" @change=${choose}>
        <option value="" disabled .selected=${successorId === ""}>${words.text("pass-on.choose")}</option>
        ${admins.map(
          (one) =>
            html`<option value=${one.personId} .selected=${one.personId === successorId}>${nameOf(one)}</option>`,
        )}
      </select>
    </label>
    ${foresight.render()}
  `;
  const isSure = await hands.question.ask({
    title: words.text("pass-on.title"),
    text: words.text("pass-on.text"),
    more: choice,
    confirm: words.text("leave.confirm"),
    canConfirm: () => successorId !== "" && foresight.isOpen,
    isDangerous: true,
  });
  if (isSure) await hands.edits.remove(row, successorId);
}
