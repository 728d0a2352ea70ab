import type { RollcallClient, ShiftView } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import { reasonOf } from "../../messages/reason-words.ts";
import type { QueryController } from "../../ui/query-controller.ts";
import type { RollcallElement } from "../../ui/rollcall-element.ts";
import type { ListedShift, ShownShifts } from "./load-shifts.ts";
import { ShiftChangedEvent } from "./schedule-shifts.events.ts";
import type { ShiftsKey } from "./schedule-shifts.messages.ts";

/** The element that shows the shifts of a schedule. */
export interface ShiftsHost extends RollcallElement<ShiftsKey> {
  readonly scheduleId: string;
}

/** A row's pending change, or why the change failed. */
export type RowWork = { readonly pending: Partial<ShiftView> } | { readonly failed: Reason };

/**
 * Changes shifts in place: a row shows the new value at once and reverts it with the reason if the change failed. Changes
 * of the same row are sent one after the other.
 */
export class ShiftCommands {
  readonly #host: ShiftsHost;
  readonly #loaded: QueryController<ShownShifts>;
  readonly #work = new Map<string, RowWork>();
  readonly #last = new Map<string, Promise<void>>();

  constructor(host: ShiftsHost, loaded: QueryController<ShownShifts>) {
    this.#host = host;
    this.#loaded = loaded;
  }

  of(shiftId: string): RowWork | undefined {
    return this.#work.get(shiftId);
  }

  forget(shiftId: string): void {
    this.#setWork(shiftId, undefined);
  }

  setStatus(shift: ListedShift, status: ListedShift["status"]): Promise<void> {
    return this.#send(shift, { status }, (client, key) => client.shifts.update({ ...key, status }));
  }

  /** Assigns a shift, unless its assignee is no longer the one on screen. */
  assign(shift: ListedShift, person: { readonly personId: string; readonly name: string } | null): Promise<void> {
    const assignee = person && { ...person, flagged: false };
    const was = shift.assignee?.personId ?? null;
    const personId = person?.personId ?? null;
    return this.#send(shift, { assignee }, (client, key) => client.shifts.assign({ ...key, personId, was }));
  }

  #send(
    shift: ListedShift,
    pending: Partial<ShiftView>,
    command: (
      client: RollcallClient,
      key: { scheduleId: string; shiftId: string },
    ) => Promise<{ readonly shift: ShiftView }>,
  ): Promise<void> {
    const { client, scheduleId } = this.#host;
    if (client === undefined) return Promise.resolve();
    const before = this.#last.get(shift.id) ?? Promise.resolve();
    const mine = before.then(async () => {
      this.#setWork(shift.id, { pending });
      try {
        const answer = await command(client, { scheduleId, shiftId: shift.id });
        this.#setWork(shift.id, undefined);
        this.#show(answer.shift);
        this.#host.toast.announce(this.#host.words.text("shifts.saved", { shift: shift.kind }));
        this.#host.dispatchEvent(new ShiftChangedEvent({ scheduleId, shift: answer.shift }));
      } catch (error) {
        this.#setWork(shift.id, { failed: reasonOf(error) });
      }
      if (this.#last.get(shift.id) === mine) this.#last.delete(shift.id);
      void this.#loaded.refresh();
    });
    this.#last.set(shift.id, mine);
    return mine;
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
