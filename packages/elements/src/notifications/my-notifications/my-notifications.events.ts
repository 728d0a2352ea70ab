import type { NotificationDeviceView, NotificationSettingsView } from "@rollcall/core";
import { rollcallEvent } from "../../ui/host/rollcall-event.ts";

/** The caller changed what they are notified about. */
export class NotificationSettingsChangedEvent extends rollcallEvent("rollcall-notification-settings-changed")<{
  settings: NotificationSettingsView;
}> {}

/** The caller turned on notifications in this browser. */
export class NotificationDeviceAddedEvent extends rollcallEvent("rollcall-notification-device-added")<{
  device: NotificationDeviceView;
}> {}

/** The caller turned off notifications in a browser. */
export class NotificationDeviceRemovedEvent extends rollcallEvent("rollcall-notification-device-removed")<{
  deviceId: string;
}> {}

declare global {
  interface HTMLElementEventMap {
    "rollcall-notification-settings-changed": NotificationSettingsChangedEvent;
    "rollcall-notification-device-added": NotificationDeviceAddedEvent;
    "rollcall-notification-device-removed": NotificationDeviceRemovedEvent;
  }
}
