import assert from "node:assert/strict";
import test from "node:test";
import type { Actor, OrganizationRole } from "../identity/actor.ts";
import { decide } from "../kernel/operations/rule.ts";
import { sampleSchedule, me } from "../members/rules/rule-table.fixture.ts";
import type { Role } from "./roles.ts";
import { endRules, viewRules, setAutoSendRules, transferRules, type TransferContext, updateRules } from "./rules.ts";

interface Given {
  /** The caller's own role on the schedule. */
  readonly mine?: Role;
  readonly office?: OrganizationRole;
  readonly ownerId?: string | null;
  readonly manageSchedules?: boolean;
  readonly archived?: boolean;
  readonly successor?: { readonly role: Role; readonly canAct: boolean } | null;
}

function contextOf({ mine, office = "member", ownerId = null, ...given }: Given): TransferContext {
  const actor: Actor = { ...me, organizationRole: office };
  return {
    actor,
    schedule: { ...sampleSchedule, ownerId, state: given.archived === true ? "archived" : "active" },
    now: 0,
    mine,
    myRole: office === "admin" ? "admin" : mine,
    organization: {
      id: "acme",
      name: "Acme",
      manageSchedules: given.manageSchedules ?? false,
      allowedDomains: [],
      number: 1,
      createdAt: 0,
    },
    successor: given.successor,
  };
}

const rulesOf = {
  look: viewRules,
  update: updateRules,
  "auto-send": setAutoSendRules,
  end: endRules,
  transfer: transferRules,
};

/** The expected reason codes with their remedies. */
const against = (rules: keyof typeof rulesOf, given: Given): readonly string[] =>
  decide(rulesOf[rules], contextOf(given), { ...otherMember, personId: "other" }).reasons.map(({ code, remedy }) =>
    `${code} ${remedy ?? ""}`.trim(),
  );

const otherMember = {
  role: "member",
  assignable: true,
  provenance: "local",
  invitation: "not-invited",
  affiliation: "internal",
  canAct: true,
} as const;

const anAdmin = "request.forbidden ask-an-admin";
const theOrganization = "request.forbidden ask-an-organization-admin";
const notGranted = "schedule.delete-not-granted ask-an-organization-admin";
const archived = "schedule.archived restore-the-schedule";
const unfit = "schedule.successor-unfit choose-a-successor";
const hidden = "request.not-found";

const table: readonly (readonly [keyof typeof rulesOf, string, Given, readonly string[], string])[] = [
  ["look", "a viewer", { mine: "viewer" }, [], "B3"],
  ["look", "an organization admin who is not on it", { office: "admin" }, [], "Q49"],
  ["look", "an outsider", {}, [hidden], "P21"],
  ["look", "a viewer of an archived schedule", { mine: "viewer", archived: true }, [], "Q23"],
  ["update", "an admin", { mine: "admin" }, [], "B55"],
  ["update", "a member", { mine: "member" }, [], "B62"],
  ["update", "a viewer", { mine: "viewer" }, [anAdmin], "B66"],
  ["update", "a member of an archived schedule", { mine: "member", archived: true }, [archived], "Q23"],
  ["update", "a viewer of an archived schedule", { mine: "viewer", archived: true }, [anAdmin, archived], "Q23"],
  ["auto-send", "a member", { mine: "member" }, [], "B7, Q9"],
  ["auto-send", "a viewer", { mine: "viewer" }, [anAdmin], "Q10"],
  ["auto-send", "an admin of an archived schedule", { mine: "admin", archived: true }, [archived], "Q23"],
  ["end", "an organization admin", { office: "admin" }, [], "B60, Q24"],
  ["end", "an organization admin, on an archived schedule", { office: "admin", archived: true }, [], "Q23"],
  ["end", "a schedule admin, without a grant", { mine: "admin" }, [notGranted], "B60"],
  ["end", "a schedule admin, Manage Schedules granted", { mine: "admin", manageSchedules: true }, [], "B59"],
  ["end", "a member, Manage Schedules granted", { mine: "member", manageSchedules: true }, [anAdmin], "B64"],
  ["end", "a viewer, Manage Schedules granted", { mine: "viewer", manageSchedules: true }, [anAdmin], "B64"],
  ["end", "a scheduler who is not on it", { office: "scheduler", manageSchedules: true }, [theOrganization], "Q49"],
  ["end", "an admin of another person's schedule", { mine: "admin", ownerId: "other" }, [], "Q24"],
  ["end", "the owner, nothing granted", { mine: "admin", ownerId: "me" }, [], "Q24"],
  ["end", "a member of a person's schedule", { mine: "member", ownerId: "other" }, [anAdmin], "B64"],
  ["end", "an organization admin, a person's schedule", { office: "admin", ownerId: "other" }, [anAdmin], "Q24"],
  ["transfer", "its owner, without a successor yet", { mine: "admin", ownerId: "me" }, [], "Q48"],
  ["transfer", "its owner, to the organization", { mine: "admin", ownerId: "me", successor: null }, [], "Q48"],
  [
    "transfer",
    "its owner, to an active admin",
    { mine: "admin", ownerId: "me", successor: { role: "admin", canAct: true } },
    [],
    "Q48",
  ],
  [
    "transfer",
    "its owner, to a pending admin",
    { mine: "admin", ownerId: "me", successor: { role: "admin", canAct: false } },
    [unfit],
    "Q7",
  ],
  [
    "transfer",
    "its owner, to a member",
    { mine: "admin", ownerId: "me", successor: { role: "member", canAct: true } },
    [unfit],
    "Q48",
  ],
  ["transfer", "another admin, a person's schedule", { mine: "admin", ownerId: "other" }, [anAdmin], "Q48"],
  ["transfer", "a schedule admin, the organization's schedule", { mine: "admin" }, [theOrganization], "Q48"],
  ["transfer", "an organization admin, a person's schedule", { office: "admin", ownerId: "other" }, [], "Q49"],
];

for (const [rules, sentence, given, expected, rows] of table) {
  test(`${rules}: ${sentence}: ${expected.join(", ") || "yes"} [${rows}]`, () => {
    assert.deepEqual(against(rules, given), expected);
  });
}
