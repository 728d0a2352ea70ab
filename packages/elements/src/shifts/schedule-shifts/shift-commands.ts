import type { RollcallClient, ShiftView } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import type { QueryController } from "../../ui/query-controller.ts";
import { reasonOf } from "../../messages/reason-words.ts";
import type { RollcallElement } from "../../ui/rollcall-element.ts";
import { ShiftChangedEvent, ShiftsReleasedEvent } from "./schedule-shifts.events.ts";
import type { FlaggedAssignee, ListedShift, ShownShifts } from "./shown-shifts.ts";
import type { ShiftsKey } from "./shifts-messages.en.ts";

/** The element that runs the commands. */
export interface CommandHost extends RollcallElement<ShiftsKey> {
  readonly scheduleId: string;
}

/** A row's pending change, or why the change failed. */
export type RowWork =
  | { readonly kind: "saving"; readonly shows: Partial<ShiftView> }
  | { readonly kind: "failed"; readonly reason: Reason };

/**
 * Changes shifts in place: a row shows the new value at once and reverts it with the reason if the change failed. Changes
 * of the same row are sent one after the other.
 */
export class ShiftCommands {
  /** Announced to screen readers. */
  announcement = "";
  readonly #host: CommandHost;
  readonly #loaded: QueryController<ShownShifts>;
  readonly #work = new Map<string, RowWork>();
  readonly #last = new Map<string, Promise<void>>();

  constructor(host: CommandHost, loaded: QueryController<ShownShifts>) {
    this.#host = host;
    this.#loaded = loaded;
  }

  /** The state of a row's change, if any. */
  of(shiftId: string): RowWork | undefined {
    return this.#work.get(shiftId);
  }

  /** Dismisses the failure of a row. */
  forget(shiftId: string): void {
    this.#work.delete(shiftId);
    this.#host.requestUpdate();
  }

  /** Sets the status of a shift. */
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

  /** Releases all upcoming shifts of a person, in batches; yields how many. */
  async release(client: RollcallClient, { personId }: FlaggedAssignee): Promise<number> {
    const { scheduleId } = this.#host;
    const released: string[] = [];
    for (let more = true; more;) {
      const answer = await client.shifts.release({ scheduleId, personId });
      released.push(...answer.shiftIds);
      more = answer.more;
    }
    this.#host.dispatchEvent(new ShiftsReleasedEvent(scheduleId, personId, released));
    return released.length;
  }

  /** Announces a text to screen readers. */
  announce(text: string): void {
    this.announcement = text;
    this.#host.requestUpdate();
  }

  /** Shows a shift as the server returned it. */
  show(shift: ShiftView): void {
    const { value } = this.#loaded;
    if (value === undefined) return;
    const updated = (rows: readonly ListedShift[]): readonly ListedShift[] =>
      rows.map((row) => (row.id === shift.id ? { ...row, ...shift } : row));
    this.#loaded.set({ ...value, begun: updated(value.begun), upcoming: updated(value.upcoming) });
    void this.#loaded.refresh();
  }

  async #send(
    shift: ListedShift,
    shows: Partial<ShiftView>,
    command: (
      client: RollcallClient,
      key: { scheduleId: string; shiftId: string },
    ) => Promise<{ readonly shift: ShiftView }>,
  ): Promise<void> {
    const { client, scheduleId } = this.#host;
    if (client === undefined) return;
    const before = this.#last.get(shift.id);
    const mine = (async () => {
      await before;
      this.#setWork(shift.id, { kind: "saving", shows });
      try {
        const answer = await command(client, { scheduleId, shiftId: shift.id });
        this.#work.delete(shift.id);
        this.show(answer.shift);
        this.announce(this.#host.words.text("shifts.saved", { shift: shift.kind }));
        this.#host.dispatchEvent(new ShiftChangedEvent(scheduleId, answer.shift));
      } catch (error) {
        this.#setWork(shift.id, { kind: "failed", reason: reasonOf(error) });
        void this.#loaded.refresh();
      }
    })();
    this.#last.set(shift.id, mine);
    await mine;
    if (this.#last.get(shift.id) === mine) this.#last.delete(shift.id);
  }

  #setWork(shiftId: string, work: RowWork): void {
    this.#work.set(shiftId, work);
    this.#host.requestUpdate();
  }
}
