import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { chain } from "../kernel/platform/awaitable.ts";
import { insert, update } from "../kernel/store/change.ts";
import { displayName } from "../kernel/values/fields.ts";
import { guard } from "../kernel/operations/rule.ts";
import { movePerson } from "../people/move-person.ts";
import { maxDevices, pushSubscriptions, subscriptionByEndpoint, subscriptionsOf } from "./collection.ts";
import { notificationDeviceAdded } from "./events.ts";
import { type OwnContext, ownLimits, ownRules, toOwnContext } from "./own-notifications.ts";
import { deviceView, toDeviceView } from "./view.ts";
import { personById } from "../people/collection.ts";

/** An address of a push service: https, a public host name, no user and no fragment. */
const pushAddress =
  /^https:\/\/(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z][a-z\d-]*[a-z\d](?::\d{1,5})?\/[\x21\x22\x24-\x7e]*$/i;

const keyOf = (bytes: number) =>
  z
    .string()
    .regex(new RegExp(`^[\\w-]{${Math.ceil((bytes * 4) / 3)}}$`), `${bytes} bytes as base64url without padding`);

const input = z.strictObject({
  /** The values of `PushSubscription.toJSON()`: an https address of at most 2,048 characters, and its keys. */
  endpoint: z.string().max(2048).regex(pushAddress, "the https address of a push service"),
  p256dh: keyOf(65),
  auth: keyOf(16),
  /** The person's own name for the device. */
  name: displayName,
});

interface DeviceContext extends OwnContext {
  readonly isKnown: boolean;
  readonly count: number;
}

/** A person has at most ten devices. */
const devicesAreLimited = guard<DeviceContext>(
  "devices are limited",
  ({ isKnown, count }) =>
    isKnown || count < maxDevices || { code: "notification.too-many-devices", details: { most: maxDevices } },
);

/**
 * Registers a browser for push messages to the caller. Registering it again renews its keys and name. A browser that was
 * registered by another person is taken over, so that people don't get each other's messages. At most 10 per person.
 * @throws {RollcallError} `portal.paused`, `password.change-required`, `request.not-found`, `request.invalid`,
 *   `request.throttled`, `notification.too-many-devices`
 */
export const addDevice = operation({
  name: "notifications.addDevice",
  summary: "Registers a browser for push messages to the caller.",
  portal: true,
  confidential: true,
  input,
  output: z.strictObject({ device: deviceView }),
  events: [notificationDeviceAdded],
  limits: ownLimits,
  prepare: (subscription, _actor, { secrets, ids }) =>
    chain(secrets.hash(subscription.endpoint, "push-endpoint", ""), (endpointHash) => ({
      ...{ subscription, endpointHash, newId: ids.next() },
    })),
  load: [
    ({ endpointHash }, { personId }) => ({
      person: personById(personId),
      device: subscriptionByEndpoint(endpointHash),
      devices: subscriptionsOf(personId),
    }),
  ],
  context: (known, input_, actor): DeviceContext => ({
    ...toOwnContext(known, input_, actor),
    isKnown: known.device?.personId === actor.personId,
    count: known.devices.length,
  }),
  row: ({ person }) => person,
  rules: [...ownRules, devicesAreLimited],
  apply: ({ known: { device: before }, row: person }, { subscription, endpointHash, newId }, { now }) => {
    const row = { ...subscription, endpointHash, id: before?.id ?? newId, personId: person.id, createdAt: now };
    const event = notificationDeviceAdded({ personId: person.id, deviceId: row.id });
    const moved = movePerson(person, {}, event, now);
    const { id, ...set } = row;
    const change = before === undefined ? insert(pushSubscriptions, row) : update(pushSubscriptions, [id], set);
    return {
      output: { device: toDeviceView(row) },
      changes: [moved.change, change],
      journalEntries: [moved.entry],
    };
  },
});
