import fc from "fast-check";
import assert from "node:assert/strict";
import test from "node:test";
import { cardsOf, type Glance } from "./cards.ts";
import { portalSections } from "./sections.ts";

const bare: Glance = {
  shifts: { count: 0, next: undefined },
  notices: 0,
  reports: 0,
  skills: 0,
  certifications: { count: 0, due: 0 },
  password: { at: null },
};
const sections = (glance: Partial<Glance>) => cardsOf({ ...bare, ...glance }).map(({ section }) => section);
const eight = ["shifts", "reports", "notifications", "calendars", "availability", "profile", "hours", "password"];

test("always shows eight cards in order [A46, A60]", () => {
  assert.deepEqual(sections({}), eight);
});

test("shows the skills and certifications cards independently, once something is assigned [A57, A58, A59]", () => {
  assert(sections({ skills: 1 }).includes("skills") && !sections({ skills: 1 }).includes("certifications"));
  const certifications = { count: 1, due: 0 };
  assert(sections({ certifications }).includes("certifications"));
  assert(!sections({ certifications }).includes("skills"));
  assert.deepEqual(sections({ skills: 1, certifications }), portalSections);
});

test("cards keep their order without duplicates for any data [A46, A59]", () => {
  const count = fc.nat(3);
  const password = fc.constantFrom({ at: 5 }, { href: "/account" }, undefined);
  fc.assert(
    fc.property(
      fc.record({ skills: count, certifications: fc.record({ count, due: count }), notices: count, password }),
      (given) => {
        const shown = sections(given);
        assert.deepEqual(
          shown,
          portalSections.filter((one) => shown.includes(one)),
        );
        assert.equal(shown.includes("password"), given.password !== undefined);
      },
    ),
  );
});

test("links a host user's password card to the host's page, or hides it [Q38]", () => {
  const cards = cardsOf({ ...bare, password: { href: "/account" } });
  assert.deepEqual(cards.at(-1), { section: "password", href: "/account" });
  assert(!sections({ password: undefined }).includes("password"));
});

test("cards summarize shifts, the next start and profile changes [A44, X12]", () => {
  const cards = cardsOf({ ...bare, shifts: { count: 3, next: 0 }, notices: 2 });
  assert.deepEqual(cards[0], { section: "shifts", count: 3, at: "1970-01-01T00:00:00.000Z" });
  assert.deepEqual(
    cards.find(({ section }) => section === "profile"),
    { section: "profile", count: 2 },
  );
  const chosen = cardsOf({ ...bare, password: { at: 86_400_000 } });
  assert.deepEqual(chosen.at(-1), { section: "password", at: "1970-01-02T00:00:00.000Z" });
});
