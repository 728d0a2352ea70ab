import { defineDomain } from "../identity/domain.ts";
import { deliveries, notifications, notificationSettings, pushSubscriptions } from "./collection.ts";
import { notificationMail } from "./message.ts";
import { notificationMailKind } from "./notification-mail.ts";
import * as operations from "./operations.ts";

/** Notifications: what people are notified about, and how (A49, X19). */
export const notificationsDomain = defineDomain({
  name: "notifications",
  operations,
  mails: { [notificationMail]: notificationMailKind },
  collections: [notificationSettings, pushSubscriptions, notifications, deliveries],
});
