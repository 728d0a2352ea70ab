import { nothing, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import { ConfirmDialog } from "../../ui/dialogs/confirm-dialog.ts";
import { notice } from "../../ui/panel/panel-states.ts";
import type { FlaggedAssignee } from "./load-shifts.ts";
import { ShiftsReleasedEvent } from "./schedule-shifts.events.ts";
import type { ShiftListHost } from "./shift-commands.ts";

/** The notices about people with upcoming shifts who are no longer assignable (Q21), and the dialog that releases their shifts. */
export class FlaggedPeople {
  readonly #host: ShiftListHost;
  readonly #dialog: ConfirmDialog<FlaggedAssignee, number>;

  constructor(host: ShiftListHost, released: () => Promise<void>) {
    this.#host = host;
    this.#dialog = new ConfirmDialog<FlaggedAssignee, number>(host, {
      id: "release-dialog",
      title: ({ name, count }) => host.words.text("shifts.release.title", { name, count }),
      text: () => host.words.text("shifts.release.text"),
      confirm: () => host.words.text("shifts.release"),
      // The server releases in batches.
      run: async ({ personId }, client) => {
        const { scheduleId } = host;
        const shiftIds: string[] = [];
        for (let more = true; more;) {
          const answer = await client.shifts.release({ scheduleId, personId });
          shiftIds.push(...answer.shiftIds);
          more = answer.more;
        }
        host.dispatchEvent(new ShiftsReleasedEvent({ scheduleId, personId, shiftIds }));
        return shiftIds.length;
      },
      outcome: () => ({ message: (count) => host.words.text("shifts.released", { count }), done: released }),
    });
  }

  notice(person: FlaggedAssignee, mayPlan: boolean): TemplateResult {
    const { words } = this.#host;
    const { name, count } = person;
    const release = button(words.text("shifts.release"), {
      part: "release",
      look: "button small",
      click: () => this.#dialog.open(person),
      label: words.text("shifts.release.label", { name }),
    });
    const text = words.text("shifts.flagged.by", { name: name || words.text("shifts.unknown"), count });
    return notice("warning", text, mayPlan ? release : nothing);
  }
}
