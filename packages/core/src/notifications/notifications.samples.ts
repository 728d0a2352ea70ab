import { about, aboutMe, type DomainSamples } from "../identity/operation-sample.ts";

const device = {
  endpoint: "https://push.example.org/send/sample",
  p256dh: "p".repeat(87),
  auth: "a".repeat(22),
  name: "Phone",
};

/** What the proofs need from each operation. */
export const notificationsSamples = {
  "notifications.getSettings": { questions: aboutMe },
  "notifications.updateSettings": {
    questions: [about("own-person", () => ({ quietHours: { from: "21:00", to: "07:00" } }))],
    call: () => ({ by: "Max", input: { kinds: [{ kind: "offer-received", channels: ["push"] }], digest: "weekly" } }),
  },
  "notifications.addDevice": {
    questions: [about("own-person", (_world, me) => ({ ...device, endpoint: `${device.endpoint}/${me}` }))],
    prepared: (subscription) => ({ subscription, endpointHash: "a hash", newId: "a-new-device" }),
    call: () => ({ by: "Max", input: { ...device, endpoint: `${device.endpoint}/new` } }),
  },
  "notifications.removeDevice": {
    questions: [about("dead-link", () => ({ deviceId: "an-unknown-device" }))],
    call: ({ deviceId }) => ({ by: "Max", input: { deviceId } }),
  },
  "notifications.test": {
    questions: [about("own-person", () => ({ channel: "mail" }))],
    prepared: () => ({ channel: "mail", isSetUp: true }),
    call: () => ({ by: "Max", input: { channel: "mail" } }),
  },
  "notifications.list": { questions: aboutMe },
  "notifications.unsubscribe": {
    questions: [about("dead-link", () => ({ token: "unknown.token" }))],
    prepared: () => ({ presented: { subject: "", hash: "" }, all: false, defaults: {} }),
    call: ({ unsubscribeToken }) => ({ by: "Max", input: { token: unsubscribeToken } }),
  },
} satisfies DomainSamples;
