import type { ScheduleView } from "@rollcall/core";
import type { ReactiveControllerHost } from "lit";
import { SavedField } from "../../ui/settings/saved-field.ts";
import type { ScheduleSettingsSet } from "./schedule-settings.events.ts";

/** The fields of a schedule, each saved separately (B62). */
export class SettingsFields {
  readonly name: SavedField<string>;
  readonly description: SavedField<string>;
  readonly timeZone: SavedField<string>;
  readonly autoSend: SavedField<boolean>;

  /**
   * @param host the element
   * @param current the loaded schedule
   * @param save sends the new values
   */
  constructor(
    host: ReactiveControllerHost,
    current: () => ScheduleView | undefined,
    save: (set: ScheduleSettingsSet) => Promise<unknown>,
  ) {
    this.name = new SavedField<string>(host, {
      current: () => current()?.name,
      send: (name) => save({ name: name.trim() }),
      needed: true,
    });
    this.description = new SavedField<string>(host, {
      current: () => current()?.description,
      send: (description) => save({ description: description.trim() }),
    });
    this.timeZone = new SavedField<string>(host, {
      current: () => current()?.timeZone,
      send: (timeZone) => save({ timeZone }),
    });
    this.autoSend = new SavedField<boolean>(host, {
      current: () => current()?.autoSend,
      send: (autoSend) => save({ autoSend }),
    });
  }

  /** Discards all input, for another schedule. */
  reset(): void {
    for (const field of [this.name, this.description, this.timeZone, this.autoSend]) field.reset();
  }
}
