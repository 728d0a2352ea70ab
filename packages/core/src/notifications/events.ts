import { z } from "zod";
import { event } from "../kernel/operations/event.ts";
import { id } from "../kernel/values/fields.ts";

export const notificationSettingsChanged = event(
  "notification-settings-changed",
  "A person changed what they are notified about.",
  {
    personId: id,
    /** The names of the changed values. */
    fields: z.array(z.string()),
  },
);

export const notificationDeviceAdded = event(
  "notification-device-added",
  "A person registered a browser for push messages.",
  { personId: id, deviceId: id },
);

export const notificationDeviceRemoved = event(
  "notification-device-removed",
  "A browser no longer receives push messages.",
  { personId: id, deviceId: id },
);

/** The events of notifications, on the topic of their person. */
export const notificationEvents = [
  notificationSettingsChanged,
  notificationDeviceAdded,
  notificationDeviceRemoved,
] as const;
