import type { ShiftView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { reasonWords } from "../../messages/reason-words.ts";
import { button } from "../../ui/button.ts";
import { CommandController } from "../../ui/command-controller.ts";
import { Dialog } from "../../ui/dialogs/dialog.ts";
import { problemLine } from "../../ui/problem-line.ts";
import { stateLabel } from "../../ui/state-label.ts";
import { Tabs } from "../../ui/tabs.ts";
import type { ListedShift } from "../schedule-shifts/load-shifts.ts";
import type { ActionsHost } from "./board-actions.ts";
import { createOverrideDialog } from "../override-dialog.ts";
import { type Candidate, type CandidateGroup, CandidateList } from "./candidate-list.ts";

/** The dialog that puts someone on a shift: eligible people, or everyone with the reasons against it. */
export class AssignDialog {
  readonly #host: ActionsHost;
  readonly #assigned: (shift: ShiftView, person: Pick<Candidate, "personId" | "name">) => unknown;
  readonly #command: CommandController;
  readonly #dialog: Dialog<ListedShift>;
  readonly #tabs: Tabs<CandidateGroup, ListedShift>;
  readonly #override;
  #list: CandidateList | undefined;

  /** `assigned` is called once someone was put on the shift. */
  constructor(
    host: ActionsHost,
    assigned: (shift: ShiftView, person: Pick<Candidate, "personId" | "name">) => unknown,
  ) {
    this.#host = host;
    this.#assigned = assigned;
    this.#command = new CommandController(host);
    this.#override = createOverrideDialog(host, ({ personId, name }, shift) => assigned(shift, { personId, name }));
    const panel = () => (shift: ListedShift) => this.#rows(shift);
    this.#tabs = new Tabs(host, {
      label: () => host.words.text("candidates.lists"),
      tabs: [
        { id: "eligible", label: () => host.words.text("candidates.eligible"), load: panel },
        { id: "everyone", label: () => host.words.text("candidates.everyone"), load: panel },
      ],
      open: () => this.#list?.group ?? "eligible",
      select: (group) => void this.#list?.show(group),
    });
    this.#dialog = new Dialog<ListedShift>(host, {
      id: "assign",
      size: "wide long",
      title: ({ kind }) => host.words.text("candidates.title", { shift: kind }),
      content: (shift) => this.#content(shift),
      closed: () => this.#list?.end(),
    });
  }

  open(shift: ListedShift): Promise<void> {
    this.#command.abandon();
    this.#list = new CandidateList(this.#host, shift.id);
    void this.#list.show("eligible");
    return this.#dialog.open(shift);
  }

  #content(shift: ListedShift): TemplateResult {
    const { words } = this.#host;
    const search = ({ currentTarget }: Event): void =>
      void this.#list?.show(this.#list.group, (currentTarget as HTMLInputElement).value);
    const problem = this.#command.problem("assign") ?? this.#list?.problem;
    return html`<input
        id="candidate-search"
        class="field"
        type="search"
        autocomplete="off"
        spellcheck="false"
        maxlength="200"
        aria-label=${words.text("candidates.search")}
        placeholder=${words.text("candidates.search")}
        @input=${search}
      />
      <div class="scroll candidates">${this.#tabs.render(shift)}</div>
      ${problemLine(words, problem, "assign-text")}
      <div class="buttons">
        ${button(words.text("board.close"), { part: "close", click: () => this.#dialog.close() })}
      </div>`;
  }

  #rows(shift: ListedShift): TemplateResult {
    const { words } = this.#host;
    const list = this.#list;
    if (list === undefined) return html``;
    const { rows, isLoading, hasMore, evaluated, group } = list;
    const none = words.text(group === "eligible" ? "candidates.none" : "candidates.no-match");
    const count = words.text("candidates.evaluated", { count: evaluated });
    return html`<ul class="lined">
        ${rows.map((person) => this.#row(shift, person))}
      </ul>
      <p class="muted small" role="status">
        ${isLoading ? words.text("panel.pending") : rows.length === 0 ? `${none} ${count}` : nothing}
      </p>
      ${
        hasMore && !isLoading
          ? button(words.text("candidates.more"), { part: "more", look: "button small", click: () => list.more() })
          : nothing
      }`;
  }

  #row(shift: ListedShift, person: Candidate): TemplateResult {
    const { words } = this.#host;
    const { personId, name, eligible, blocking, warnings } = person;
    const isOnIt = shift.assignees.some((one) => one.personId === personId);
    const because = (reasons: Candidate["blocking"], tone: "warn" | "danger"): TemplateResult[] =>
      reasons.map((reason) =>
        stateLabel(tone === "danger" ? "stop" : "warning", reasonWords(words, reason).title, { tone }),
      );
    return html`<li class="cluster nowrap between candidate" data-person=${personId}>
      <span class="stack gap-0"
        ><bdi class="strong">${name}</bdi>${
          eligible ? stateLabel("done", words.text("candidates.fits"), { tone: "ok" }) : because(blocking, "danger")
        }${because(warnings, "warn")}</span
      >
      ${
        isOnIt
          ? html`<span class="muted small">${words.text("candidates.on-it")}</span>`
          : blocking.some(({ code }) => code === "member.not-assignable")
            ? nothing
            : button(words.text("board.assign"), {
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
      void this.#override.open({ shift, personId, name, instead: null, reasons: blocking });
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
