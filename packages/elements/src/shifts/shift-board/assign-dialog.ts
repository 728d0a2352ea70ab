import type { ShiftView } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import { CommandController } from "../../ui/commands/command-controller.ts";
import { Dialog } from "../../ui/dialogs/dialog.ts";
import { problemLine } from "../../ui/notices/problem-line.ts";
import type { Candidate } from "../offers/candidate-list.ts";
import { CandidatePicker, candidateStates, shiftTitle } from "../offers/candidate-picker.ts";
import { candidateWords } from "../offers/offers.messages.ts";
import { createOverrideDialog } from "../override-dialog.ts";
import type { ListedShift } from "../schedule-shifts/load-shifts.ts";
import type { ActionsHost } from "./actions-host.ts";

/** The dialog that assigns someone to a shift: eligible people, or everyone with the reasons against it. */
export class AssignDialog {
  readonly #host: ActionsHost;
  readonly #assigned: (shift: ShiftView, person: Pick<Candidate, "personId" | "name">) => unknown;
  readonly #command: CommandController;
  readonly #dialog: Dialog<ListedShift>;
  readonly #picker: CandidatePicker;
  readonly #override;

  /** `assigned` is called once someone was assigned to the shift. */
  constructor(
    host: ActionsHost,
    assigned: (shift: ShiftView, person: Pick<Candidate, "personId" | "name">) => unknown,
  ) {
    this.#host = host;
    this.#assigned = assigned;
    this.#command = new CommandController(host);
    this.#override = createOverrideDialog(host, ({ personId, name }, shift) => assigned(shift, { personId, name }));
    this.#picker = new CandidatePicker(host, (shift, person) => this.#row(shift, person));
    this.#dialog = new Dialog<ListedShift>(host, {
      id: "assign",
      size: "wide long",
      title: (shift) => this.#words.text("candidates.title", { shift: shiftTitle(host, shift) }),
      content: (shift) => this.#content(shift),
      closed: () => this.#picker.end(),
    });
  }

  open(shift: ListedShift): Promise<void> {
    this.#command.abandon();
    this.#picker.start(shift);
    return this.#dialog.open(shift);
  }

  /** Asks why a person is assigned to a shift despite reasons against it, and assigns them. */
  override(
    shift: ListedShift,
    person: Pick<Candidate, "personId" | "name">,
    reasons: readonly Reason[],
  ): Promise<void> {
    return this.#override.open({ shift, ...person, instead: null, reasons });
  }

  get #words() {
    return this.#host.wordsWith(candidateWords);
  }

  #content(shift: ListedShift): TemplateResult {
    const problem = this.#command.problem("assign") ?? this.#picker.problem;
    return html`${this.#picker.render(shift)} ${problemLine(this.#host.words, problem, "assign-text")}
      <div class="buttons">
        ${button(this.#words.text("candidates.close"), { part: "close", click: () => this.#dialog.close() })}
      </div>`;
  }

  #row(shift: ListedShift, person: Candidate): TemplateResult {
    const words = this.#words;
    const { personId, name, blocking } = person;
    const isOnIt = shift.assignees.some((one) => one.personId === personId);
    return html`<li class="cluster nowrap between candidate" data-person=${personId}>
      ${candidateStates(this.#host, person)}
      ${
        isOnIt
          ? html`<span class="muted small">${words.text("candidates.on-it")}</span>`
          : blocking.some(({ code }) => code === "member.not-assignable")
            ? nothing
            : button(words.text("candidates.assign.short"), {
                part: "assign-person",
                look: "button small",
                label: words.text("candidates.assign", { name }),
                isBusy: this.#command.isBusy("assign"),
                click: () => this.#assign(shift, person),
              })
      }
    </li>`;
  }

  #assign(shift: ListedShift, person: Candidate): void {
    const { scheduleId } = this.#host;
    const key = { scheduleId, shiftId: shift.id, personId: person.personId, instead: null };
    const { personId, name, blocking } = person;
    this.#command.clear();
    if (blocking.length > 0) {
      this.#dialog.close();
      void this.override(shift, { personId, name }, blocking);
      return;
    }
    void this.#command.run("assign", (client, options) => client.shifts.assign(key, options), {
      done: () => {
        this.#dialog.close();
        return this.#assigned(shift, person);
      },
    });
  }
}
