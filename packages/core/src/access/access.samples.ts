import { about, aboutMe, type DomainSamples, type Question } from "../identity/operation-sample.ts";
import { aboutAccounts } from "../people/people.samples.ts";

/** Includes a person whose account is active, because only inactive accounts can be activated. */
const aboutActivations = (more: object = {}): readonly Question[] => [
  ...aboutAccounts(more),
  about("active-person", ({ id }) => ({ personId: id("external-viewer"), ...more })),
];

/** About a person whose sign-in is locked after wrong passwords. */
const aboutLocked = (more: object = {}): Question =>
  about("locked-person", ({ id }) => ({ personId: id("locked"), ...more }));

const unknownAccount = { organizationId: "here", email: "unknown@example.org" };

const noSecret = { issue: "made", mailId: "made", passwordHash: "", life: 0 };
const noBrowser = { presented: [], fresh: { token: "", id: "made" } };
const noSession = { token: "", sessionId: "made", life: 0 };

/** What the proofs need from each operation. */
export const accessSamples = {
  "access.activate": {
    questions: aboutActivations(),
    prepared: (input) => ({ ...input, ...noSecret }),
    call: ({ ids }) => ({ by: "Boss", input: { personId: ids.Wes } }),
  },
  "access.resend": {
    questions: [...aboutActivations({ issue: null }), aboutLocked({ issue: null })],
    prepared: (input) => ({ ...input, seen: null, ...noSecret }),
    call: ({ ids, issue }) => ({ by: "Boss", input: { personId: ids.Zoe, issue } }),
  },
  "access.setPortal": {
    questions: aboutAccounts({ portal: "off" }),
    call: ({ ids }) => ({ by: "Boss", input: { personId: ids.Xia, portal: "off" } }),
  },
  "access.unlock": {
    questions: [...aboutAccounts(), aboutLocked()],
    call: ({ ids }) => ({ by: "Boss", input: { personId: ids.Yan } }),
  },
  "access.signOutEverywhere": { questions: aboutMe, call: () => ({ by: "Xia", input: {} }) },
  "access.get": { questions: aboutAccounts() },
  "access.signIn": {
    questions: [about("unknown-account", () => ({ ...unknownAccount, password: "wrong password" }))],
    prepared: () => ({
      verified: { personId: "", passwordHash: "", browser: noBrowser },
      stronger: "",
      ...noSession,
    }),
    call: ({ organizationId, xiaEmail }) => ({
      by: "Xia",
      input: { organizationId, email: xiaEmail, password: "a valid password" },
    }),
  },
  "access.signOut": { questions: aboutMe, call: () => ({ by: "Xia", input: {} }) },
  "access.changePassword": {
    questions: [about("own-person", () => ({ current: "wrong password", next: "a valid new password" }))],
    prepared: () => ({ passwordHash: "", problem: undefined, nextHash: "", browser: noBrowser, ...noSession }),
    call: () => ({ by: "Xia", input: { current: "a valid password", next: "a valid new password" } }),
  },
  "access.forgot": {
    questions: [about("unknown-account", () => unknownAccount)],
    prepared: (input) => ({ ...input, browser: noBrowser }),
    call: ({ organizationId, xiaEmail }) => ({ by: "Oda", input: { organizationId, email: xiaEmail } }),
  },
  "access.reset": {
    questions: [about("dead-link", () => ({ token: "malformed", next: "a valid new password" }))],
    prepared: () => ({
      token: { subject: "", hash: "" },
      problem: undefined,
      nextHash: "",
      browser: noBrowser,
    }),
    call: ({ resetToken }) => ({ by: "Oda", input: { token: resetToken, next: "a valid new password" } }),
  },
} satisfies DomainSamples;
