import type { RollcallClient, ShiftView } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import { reasonOf } from "../../messages/reason-words.ts";
import type { QueryController } from "../../ui/queries/query-controller.ts";
import type { PanelElement } from "../../ui/panel/panel-element.ts";
import { type ListedShift, type ShownShifts, statusToReopen } from "./load-shifts.ts";
import { createOverrideDialog, overridableReasons, type Override } from "../override-dialog.ts";
import { ShiftChangedEvent } from "./schedule-shifts.events.ts";
import type { ShiftListKey, ShiftsKey } from "./schedule-shifts.messages.ts";

/** The element that shows the shifts of a schedule. */
export interface ShiftsHost extends PanelElement<ShiftsKey> {
  readonly scheduleId: string;
}

/** The list of shifts. */
export interface ShiftListHost extends PanelElement<ShiftListKey> {
  readonly scheduleId: string;
}

/** A person to assign to a shift. */
export interface Person {
  readonly personId: string;
  readonly name: string;
}

/** A row's pending change, or why the change failed. */
export type RowWork = { readonly pending: Partial<ShiftView> } | { readonly failed: Reason };

/**
 * Changes shifts in place. A row shows the new value immediately, and reverts it with the reason if the change fails. Changes to the same
 * row are sent one after another.
 */
export class ShiftCommands {
  readonly #host: ShiftListHost;
  readonly #loaded: QueryController<ShownShifts>;
  readonly #work = new Map<string, RowWork>();
  readonly #last = new Map<string, Promise<boolean>>();
  readonly #override;

  constructor(host: ShiftListHost, loaded: QueryController<ShownShifts>) {
    this.#host = host;
    this.#loaded = loaded;
    this.#override = createOverrideDialog(host, (_override, shift) => {
      this.#saved(shift);
      void loaded.refresh();
    });
  }

  of(shiftId: string): RowWork | undefined {
    return this.#work.get(shiftId);
  }

  forget(shiftId: string): void {
    this.#setWork(shiftId, undefined);
  }

  /** Sets the status of a shift. Canceling can be undone. */
  async setStatus(shift: ListedShift, status: ListedShift["status"]): Promise<void> {
    const isSaved = await this.#send(shift, { status }, (client, key) => client.shifts.update({ ...key, status }));
    if (!isSaved || status !== "cancelled") return;
    const { toast, words } = this.#host;
    toast.show(words.text("shifts.cancelled", { shift: shift.kind }), () => this.#reopen(shift));
  }

  /** Assigns a person to a shift, unless the slot on screen has changed. `instead` is the person in it. */
  async assign(shift: ListedShift, person: Person | null, instead: string | null): Promise<void> {
    const personId = person?.personId ?? null;
    const kept = shift.assignees.filter((one) => one.personId !== instead);
    const assignees = person === null ? kept : [...kept, { ...person, state: "planned" as const, flagged: false }];
    await this.#send(shift, { assignees }, (client, key) => client.shifts.assign({ ...key, personId, instead }));
    if (person !== null) await this.#askWhy({ shift, ...person, instead });
  }

  /** Answers for a person, such as after a phone call (X13). */
  async answerFor(shift: ListedShift, { personId, name }: Person, answer: "accept" | "decline"): Promise<void> {
    const assignees = shift.assignees.flatMap((one) => {
      if (one.personId !== personId) return one;
      return answer === "accept" ? { ...one, state: "confirmed" as const } : [];
    });
    await this.#send(shift, { assignees }, async (client, key) => {
      await client.offers.answerFor({ ...key, personId, answer, version: shift.version });
      return client.shifts.get(key);
    });
    if (answer === "accept") await this.#askWhy({ shift, personId, name, instead: null, isOffered: true });
  }

  async #reopen(shift: ListedShift): Promise<void> {
    const { client, scheduleId } = this.#host;
    const status = statusToReopen(shift);
    const answer = await client?.shifts.update({ scheduleId, shiftId: shift.id, status });
    if (answer === undefined) return;
    this.#saved(answer.shift);
    await this.#loaded.refresh();
  }

  /** Asks for a note if a person may not take a shift without one. */
  async #askWhy(override: Omit<Override, "reasons">): Promise<void> {
    const work = this.#work.get(override.shift.id);
    const reasons = work !== undefined && "failed" in work ? overridableReasons(work.failed) : [];
    if (reasons.length > 0) await this.#override.open({ ...override, reasons });
  }

  /** @returns whether the change was saved */
  #send(
    shift: ListedShift,
    pending: Partial<ShiftView>,
    command: (
      client: RollcallClient,
      key: { scheduleId: string; shiftId: string },
    ) => Promise<{ readonly shift: ShiftView }>,
  ): Promise<boolean> {
    const { client, scheduleId } = this.#host;
    if (client === undefined) return Promise.resolve(false);
    const before = this.#last.get(shift.id) ?? Promise.resolve(true);
    const mine = before.then(async () => {
      let isSaved = false;
      this.#setWork(shift.id, { pending });
      try {
        const answer = await command(client, { scheduleId, shiftId: shift.id });
        this.#saved(answer.shift);
        isSaved = true;
      } catch (error) {
        this.#setWork(shift.id, { failed: reasonOf(error) });
      }
      if (this.#last.get(shift.id) === mine) this.#last.delete(shift.id);
      void this.#loaded.refresh();
      return isSaved;
    });
    this.#last.set(shift.id, mine);
    return mine;
  }

  #saved(shift: ShiftView): void {
    const { scheduleId, toast, words } = this.#host;
    this.#setWork(shift.id, undefined);
    this.#show(shift);
    toast.announce(words.text("shifts.saved", { shift: shift.kind }));
    this.#host.dispatchEvent(new ShiftChangedEvent({ scheduleId, shift }));
  }

  /** Shows a shift as the server returned it, until the list is loaded again. */
  #show(shift: ShiftView): void {
    const { value } = this.#loaded;
    if (value === undefined) return;
    const updated = (rows: readonly ListedShift[]): readonly ListedShift[] =>
      rows.map((row) => (row.id === shift.id ? { ...row, ...shift } : row));
    this.#loaded.set({ ...value, begun: updated(value.begun), upcoming: updated(value.upcoming) });
  }

  #setWork(shiftId: string, work: RowWork | undefined): void {
    if (work) this.#work.set(shiftId, work);
    else this.#work.delete(shiftId);
    this.#host.requestUpdate();
  }
}
