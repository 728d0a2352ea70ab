import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { remove } from "../kernel/store/change.ts";
import { id } from "../kernel/values/fields.ts";
import { personById } from "../people/collection.ts";
import { movePerson } from "../people/move-person.ts";
import { pushSubscriptions, subscriptionsOf } from "./collection.ts";
import { notificationDeviceRemoved } from "./events.ts";
import { ownRules, toOwnContext } from "./own-notifications.ts";

/**
 * Stops push messages to one of the caller's devices. Devices of other people are treated as missing (P42).
 * @throws {RollcallError} `portal.paused`, `password.change-required`, `request.not-found`
 */
export const removeDevice = operation({
  name: "notifications.removeDevice",
  summary: "Stops push messages to one of the caller's devices.",
  portal: true,
  input: z.strictObject({ deviceId: id }),
  output: z.strictObject({ deviceId: id }),
  events: [notificationDeviceRemoved],
  load: [
    (_input, { personId }) => ({
      person: personById(personId),
      devices: subscriptionsOf(personId),
    }),
  ],
  context: toOwnContext,
  row: ({ devices }, { deviceId }) => devices.find((device) => device.id === deviceId),
  rules: ownRules,
  apply: ({ context: { person }, row: device }, _input, { now }) => {
    const output = { deviceId: device.id };
    if (person === undefined) return { output };
    const event = notificationDeviceRemoved({ personId: person.id, deviceId: device.id });
    const moved = movePerson(person, {}, event, now);
    return {
      output,
      changes: [moved.change, remove(pushSubscriptions, [device.id])],
      journalEntries: [moved.entry],
    };
  },
});
