import type { RollcallClient, ShiftView } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import { addStyles } from "../../ui/host/add-styles.ts";
import { CommandController, type CommandOptions } from "../../ui/commands/command-controller.ts";
import type { FormDialog } from "../../ui/dialogs/form-dialog.ts";
import { tabsStyles } from "../../ui/panel/tabs.styles.ts";
import { timesIn } from "../../ui/text/times.ts";
import { type ListedShift, statusToReopen } from "../schedule-shifts/load-shifts.ts";
import { ShiftChangedEvent, ShiftCreatedEvent, ShiftsPlannedEvent } from "../schedule-shifts/schedule-shifts.events.ts";
import type { Person } from "../schedule-shifts/shift-commands.ts";
import { ShiftForm } from "../schedule-shifts/shift-form.ts";
import { shiftFormStyles } from "../schedule-shifts/shift-form.styles.ts";
import { addDays } from "../../availability/my-availability/month.ts";
import { candidateStyles } from "../offers/candidates.styles.ts";
import { ShiftOffers } from "../offers/shift-offers.ts";
import { Planning } from "../planning/planning.ts";
import type { ActionsHost } from "./actions-host.ts";
import { AssignDialog } from "./assign-dialog.ts";
import type { BoardRow } from "./board-rows.ts";
import { createCopyDialog } from "./copy-dialog.ts";
import type { Board } from "./load-board.ts";
import type { BoardKey } from "./shift-board.messages.ts";

/** What the actions need from the board. */
export interface ActionsOptions {
  readonly board: () => Board | undefined;
  readonly refresh: () => Promise<void>;
  /** Closes the details, which cover the toast. */
  readonly done: () => void;
}

type Assignee = ShiftView["assignees"][number];

/** Creates, edits, copies and cancels shifts, and assigns and releases people. It loads when it is first needed. */
export class BoardActions {
  readonly #host: ActionsHost;
  readonly #options: ActionsOptions;
  readonly #command: CommandController;
  readonly #form: ShiftForm;
  readonly #assign: AssignDialog;
  readonly #copy: FormDialog<ListedShift, ShiftView>;
  readonly #offers: ShiftOffers;
  readonly #planning: Planning;

  constructor(host: ActionsHost, options: ActionsOptions) {
    addStyles(host, tabsStyles, shiftFormStyles, candidateStyles);
    this.#host = host;
    this.#options = options;
    this.#command = new CommandController(host);
    this.#form = new ShiftForm(host, {
      kinds: () => [...new Set(options.board()?.shifts.map(({ kind }) => kind))].slice(0, 20),
      saved: (shift, isNew) => {
        this.#show("board.saved", { shift: shift.kind }, isNew ? () => this.#setStatus(shift, "cancelled") : undefined);
        return this.#changed(shift, isNew);
      },
      savedSeries: (shiftIds, message) => this.planned(shiftIds, message),
      cancelled: (shift) => this.cancel(shift),
    });
    this.#assign = new AssignDialog(host, (shift, person) => this.#assigned(shift, person));
    this.#copy = createCopyDialog(host, (copy) => {
      const day = timesIn(host.words, copy.timeZone).text(copy.start, "day");
      this.#show("board.copied", { shift: copy.kind, day }, () => this.#setStatus(copy, "cancelled"));
      return this.#changed(copy, true);
    });
    this.#planning = new Planning(host, {
      date: () => options.board()?.days[0]?.date ?? "",
      timeZone: () => options.board()?.schedule.timeZone ?? "UTC",
      planned: (shiftIds, message) => this.planned(shiftIds, message),
    });
    this.#offers = new ShiftOffers(host, {
      number: () => options.board()?.schedule.number ?? 0,
      changed: () => options.refresh(),
    });
  }

  /** Why the last action failed. */
  get problem(): Reason | undefined {
    return this.#command.problem("run");
  }

  get isBusy(): boolean {
    return this.#command.isBusy();
  }

  /** Forgets the last failure. */
  clear(): void {
    this.#command.clear();
  }

  /** Opens the form for a shift on this day, in this row. */
  create({ schedule, people }: Board, date: string, row?: BoardRow): Promise<void> {
    const values = { date, ...(row?.kind === "position" && { position: row.name }) };
    const person = people.find(({ personId }) => personId === row?.personId);
    return this.#form.add(schedule.timeZone, addDays(date, -1), values, person);
  }

  /** Opens the menu of commands on the whole week next to its button. */
  plan(anchor: HTMLElement): Promise<void> {
    return this.#planning.open(anchor);
  }

  /** Several shifts changed at once. */
  planned(shiftIds: readonly string[], message: string): Promise<void> {
    this.#host.toast.show(message);
    this.#host.dispatchEvent(new ShiftsPlannedEvent({ scheduleId: this.#host.scheduleId, shiftIds }));
    return this.#options.refresh();
  }

  edit(shift: ListedShift): Promise<void> {
    return this.#form.edit(shift);
  }

  copy(shift: ListedShift): Promise<void> {
    return this.#copy.open(shift);
  }

  assign(shift: ListedShift): Promise<void> {
    return this.#assign.open(shift);
  }

  offer(shift: ListedShift): Promise<void> {
    return this.#offers.offer(shift);
  }

  /** Shows who answered what. */
  answers(shift: ListedShift): Promise<void> {
    return this.#offers.show(shift);
  }

  /** Assigns a person to a shift, with a note if reasons against it require one. */
  async assignPerson(shift: ListedShift, person: Person): Promise<void> {
    const asked = { ...this.#key(shift), personId: person.personId, instead: null };
    this.#command.clear();
    const isDone = await this.#command.run("run", (client, options) => client.shifts.assign(asked, options), {
      done: (output) => {
        this.#options.done();
        return this.#assigned(output.shift, person);
      },
    });
    const { problem } = this;
    if (isDone || problem?.remedy !== "override-with-a-note") return;
    this.#options.done();
    await this.#assign.override(shift, person, [problem]);
  }

  /** Releases a person from a shift. */
  release(shift: ListedShift, assignee: Assignee): void {
    const { personId, state } = assignee;
    const name = assignee.name || this.#host.words.text("shifts.unknown");
    // Planning sets no `changed`: it was confirmed before.
    const undone = { instead: null, state: state === "changed" ? "confirmed" : state } as const;
    this.#run(
      (client, options) => client.shifts.assign({ ...this.#key(shift), personId: null, instead: personId }, options),
      () => this.#show("board.released", { name, shift: shift.kind }, () => this.#put(shift, personId, undone)),
    );
  }

  cancel(shift: ListedShift): void {
    const reopened = statusToReopen(shift);
    this.#run(
      (client, options) => client.shifts.update({ ...this.#key(shift), status: "cancelled" }, options),
      () => this.#show("board.cancelled", { shift: shift.kind }, () => this.#setStatus(shift, reopened)),
    );
  }

  #assigned(shift: ShiftView, { personId, name }: Person): Promise<void> {
    this.#show("board.assigned", { name, shift: shift.kind }, () => this.#put(shift, null, { instead: personId }));
    return this.#changed(shift, false);
  }

  #run(
    call: (client: RollcallClient, options: CommandOptions) => Promise<{ readonly shift: ShiftView }>,
    show: () => void,
  ): void {
    this.#command.clear();
    void this.#command.run("run", call, {
      done: ({ shift }) => {
        this.#options.done();
        show();
        return this.#changed(shift, false);
      },
    });
  }

  #show(key: BoardKey, values: Readonly<Record<string, string>>, undo?: () => Promise<unknown>): void {
    this.#host.toast.show(this.#host.words.text(key, values), undo);
  }

  /** Assigns or releases a person, to undo the opposite. */
  async #put(
    shift: ShiftView,
    personId: string | null,
    more: { readonly instead: string | null; readonly state?: "planned" | "offered" | "confirmed" },
  ): Promise<void> {
    const answer = await this.#host.client?.shifts.assign({ ...this.#key(shift), personId, ...more });
    if (answer) await this.#changed(answer.shift, false);
  }

  async #setStatus(shift: ShiftView, status: ShiftView["status"]): Promise<void> {
    const answer = await this.#host.client?.shifts.update({ ...this.#key(shift), status });
    if (answer) await this.#changed(answer.shift, false);
  }

  #changed(shift: ShiftView, isNew: boolean): Promise<void> {
    const { scheduleId } = this.#host;
    this.#host.dispatchEvent(new (isNew ? ShiftCreatedEvent : ShiftChangedEvent)({ scheduleId, shift }));
    return this.#options.refresh();
  }

  #key({ id }: ShiftView): { readonly scheduleId: string; readonly shiftId: string } {
    return { scheduleId: this.#host.scheduleId, shiftId: id };
  }
}
