import { defineDomain } from "../identity/domain.ts";
import { announcements } from "./announcements.ts";
import { outsideQuietHours } from "./ask-times.ts";
import { deliveries, notifications, notificationSettings, pushSubscriptions } from "./collection.ts";
import { notificationMail } from "./message.ts";
import { notificationMailKind } from "./notification-mail.ts";
import { notificationReactions } from "./reactions.ts";
import { sendNotifications } from "./send-notifications.ts";
import { sweepNotifications } from "./sweep-notifications.ts";
import * as operations from "./operations.ts";

/** Notifications: what people are notified about, and how (A49, X19). */
export const notificationsDomain = defineDomain({
  name: "notifications",
  operations,
  mails: { [notificationMail]: notificationMailKind },
  collections: [notificationSettings, pushSubscriptions, announcements, notifications, deliveries],
  reactions: notificationReactions,
  askTimes: outsideQuietHours,
  jobs: [
    { name: "notifications.send", every: 5, run: sendNotifications },
    { name: "notifications.sweep", every: 3600, run: ({ store, clock }) => sweepNotifications(store, clock.now()) },
  ],
});
