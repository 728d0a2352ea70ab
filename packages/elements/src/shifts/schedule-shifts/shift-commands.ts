import type { RollcallClient, ShiftView } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import type { QueryController } from "../../ui/query-controller.ts";
import { reasonOf } from "../../messages/reason-words.ts";
import type { RollcallElement } from "../../ui/rollcall-element.ts";
import { ShiftChangedEvent, ShiftsReleasedEvent } from "./schedule-shifts.events.ts";
import type { HeldBy, ListedShift, ShownShifts } from "./shown-shifts.ts";
import type { ShiftsKey } from "./shifts-messages.en.ts";

/** What commands are given by. */
export interface CommandHost extends RollcallElement<ShiftsKey> {
  readonly scheduleId: string;
}

/** What a row is being sent, or why it could not be. */
export type RowWork =
  | { readonly kind: "saving"; readonly shows: Partial<ShiftView> }
  | { readonly kind: "failed"; readonly reason: Reason };

/**
 * What is done to shifts in place: a row shows at once what it shall be, and goes back with the reason where that could
 * not be. What is done to one row is sent one after the other.
 */
export class ShiftCommands {
  /** What is said to readers. */
  said = "";
  readonly #host: CommandHost;
  readonly #loaded: QueryController<ShownShifts>;
  readonly #work = new Map<string, RowWork>();
  readonly #last = new Map<string, Promise<void>>();

  constructor(host: CommandHost, loaded: QueryController<ShownShifts>) {
    this.#host = host;
    this.#loaded = loaded;
  }

  /** What is being done to a row, if anything. */
  of(shiftId: string): RowWork | undefined {
    return this.#work.get(shiftId);
  }

  /** Forgets why a row was not changed. */
  forget(shiftId: string): void {
    this.#work.delete(shiftId);
    this.#host.requestUpdate();
  }

  /** Sets where a shift stands. */
  setStatus(shift: ListedShift, status: ListedShift["status"]): Promise<void> {
    return this.#send(shift, { status }, (client, key) => client.shifts.update({ ...key, status }));
  }

  /** Says who works a shift; nobody else is replaced than who is shown. */
  assign(shift: ListedShift, person: { readonly personId: string; readonly name: string } | null): Promise<void> {
    const assignee = person && { ...person, held: false };
    const was = shift.assignee?.personId ?? null;
    const personId = person?.personId ?? null;
    return this.#send(shift, { assignee }, (client, key) => client.shifts.assign({ ...key, personId, was }));
  }

  /** Releases all upcoming shifts of a person, in batches; yields how many. */
  async release(client: RollcallClient, { personId }: HeldBy): Promise<number> {
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

  /** Says something to readers. */
  say(text: string): void {
    this.said = text;
    this.#host.requestUpdate();
  }

  /** Shows a shift as the server answered. */
  show(shift: ShiftView): void {
    const { value } = this.#loaded;
    if (value === undefined) return;
    const renewed = (rows: readonly ListedShift[]): readonly ListedShift[] =>
      rows.map((row) => (row.id === shift.id ? { ...row, ...shift } : row));
    this.#loaded.set({ ...value, begun: renewed(value.begun), ahead: renewed(value.ahead) });
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
      this.#become(shift.id, { kind: "saving", shows });
      try {
        const answer = await command(client, { scheduleId, shiftId: shift.id });
        this.#work.delete(shift.id);
        this.show(answer.shift);
        this.say(this.#host.words.text("shifts.saved", { shift: shift.kind }));
        this.#host.dispatchEvent(new ShiftChangedEvent(scheduleId, answer.shift));
      } catch (error) {
        this.#become(shift.id, { kind: "failed", reason: reasonOf(error) });
        void this.#loaded.refresh();
      }
    })();
    this.#last.set(shift.id, mine);
    await mine;
    if (this.#last.get(shift.id) === mine) this.#last.delete(shift.id);
  }

  #become(shiftId: string, work: RowWork): void {
    this.#work.set(shiftId, work);
    this.#host.requestUpdate();
  }
}
