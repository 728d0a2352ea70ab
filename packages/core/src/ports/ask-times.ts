import type { Facts } from "../kernel/operations/operation.ts";
import type { NotificationSettings } from "./notification-settings.ts";

/** When people can be asked to take a shift, declared by a later domain: offers in waves wait for it (Q59). */
export interface AskTimes {
  /** Loads what the times of these people depend on. */
  facts(personIds: readonly string[]): Facts;
  /**
   * The earliest instant, from `now` on, at which a person can be asked. `known` are the results of `facts`; `timeZone` is the
   * zone of people without their own zone.
   */
  earliest(known: object, personId: string, now: number, timeZone: string, settings: NotificationSettings): number;
}
