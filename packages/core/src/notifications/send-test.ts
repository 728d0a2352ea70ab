import { z } from "zod";
import type { Reason } from "../contract/decision.ts";
import { operation } from "../identity/operation.ts";
import { id } from "../kernel/values/fields.ts";
import { guard } from "../kernel/operations/rule.ts";
import { notificationChannels, type NotificationChannel } from "../ports/notification-settings.ts";
import { channelsOf, ownFacts, ownRules, type OwnContext, toOwnContext } from "./own-notifications.ts";
import { messageOf } from "./message.ts";

interface TestContext extends OwnContext {
  readonly isPossible: boolean;
}

const unavailable: Reason = { code: "notification.channel-unavailable" };

/** A test needs a channel that the host set up, and a device or an address. */
const testsReachSomeone = guard<TestContext>(
  "tests need an available channel",
  ({ isPossible }) => isPossible || unavailable,
);

/**
 * Sends the caller a test notification on one channel: to their address, all their devices or the host. `notifications.list` shows its
 * result. At most 10 an hour.
 * @throws {RollcallError} `portal.paused`, `password.change-required`, `request.not-found`, `request.invalid`,
 *   `request.throttled`, `notification.channel-unavailable`
 */
export const sendTestNotification = operation({
  name: "notifications.test",
  summary: "Sends the caller a test notification on one channel.",
  portal: true,
  input: z.strictObject({ channel: z.enum(notificationChannels) }),
  output: z.strictObject({ messageId: id }),
  limits: (_input, { personId }) => [{ key: `notifications.test:${personId}`, points: 10, seconds: 3600 }],
  prepare: ({ channel }, _actor, { notifications, mail }) => ({
    channel,
    isSetUp: channelsOf(notifications, mail !== undefined).includes(channel),
  }),
  load: [
    (input, actor) => {
      const { person, devices } = ownFacts(input, actor);
      return { person, devices };
    },
  ],
  context: (known, { channel, isSetUp }, actor): TestContext => ({
    ...toOwnContext(known, {}, actor),
    isPossible: isSetUp && hasAddress(channel, known),
  }),
  row: ({ person }) => person,
  rules: [...ownRules, testsReachSomeone],
  apply: ({ known: { devices }, row: person }, { channel }, call) => {
    const item = {
      kind: "test",
      scheduleId: "",
      shiftId: "",
      subjectId: "",
      aboutId: "",
      start: null,
      createdAt: call.now,
    } as const;
    const items = [{ ...item, id: call.newId() }];
    const { messageId, changes } = messageOf({ person, devices, channels: [[channel, items]], urgent: true }, call);
    return { output: { messageId }, changes };
  },
});

const hasAddress = (
  channel: NotificationChannel,
  {
    person,
    devices,
  }: { readonly person: { readonly email: string } | undefined; readonly devices: readonly unknown[] },
): boolean => (channel === "mail" ? person?.email !== "" : channel === "push" ? devices.length > 0 : true);
