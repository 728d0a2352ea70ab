export { addDevice } from "./add-device.ts";
export { getNotificationSettings } from "./get-settings.ts";
export { listNotifications } from "./list-notifications.ts";
export { removeDevice } from "./remove-device.ts";
export { sendTestNotification } from "./send-test.ts";
export { unsubscribe } from "./unsubscribe.ts";
export { updateNotificationSettings } from "./update-settings.ts";
