import type { RollcallClient } from "@rollcall/core";

type Portal = RollcallClient["portal"];

/** The portal as whoever calls meets it. */
export type PortalView = Awaited<ReturnType<Portal["get"]>>;

/** One card of the dashboard. */
export type PortalCard = NonNullable<PortalView["cards"]>[number];

/** One section of the portal. */
export type SectionName = PortalCard["section"];

/** One of the caller's own shifts that go on or lie ahead. */
export type PortalShift = Awaited<ReturnType<Portal["listShifts"]>>["rows"][number];

/** The caller's own profile. */
export type OwnProfile = Awaited<ReturnType<Portal["getProfile"]>>["profile"];

/** A group of its fields. */
export type FieldGroup = OwnProfile["groups"][number];

/** One of its fields. */
export type OwnField = FieldGroup["fields"][number];

/** What a field holds. */
export type FieldValue = OwnField["value"];

/** What stands in a list. */
export type ListItem = Extract<FieldValue, readonly unknown[]>[number];

/** A change of a field. */
export type FieldChange = Awaited<ReturnType<Portal["listChanges"]>>["rows"][number];

/** A value that was overwritten unseen. */
export type Overwritten = Awaited<ReturnType<Portal["updateProfile"]>>["overwrote"][number];

/** The sections in the order of their cards (A46); what each is called, the catalogue says. */
const sections: Readonly<Record<SectionName, true>> = {
  shifts: true,
  reports: true,
  notifications: true,
  calendars: true,
  availability: true,
  profile: true,
  skills: true,
  certifications: true,
  hours: true,
  password: true,
};

/** Whether there is a section of this name. */
export const isSectionName = (name: string | undefined): name is SectionName =>
  name !== undefined && Object.hasOwn(sections, name);

/** The least number of characters of a password, where nobody has said another (Q47). */
export const usualLeastPassword = 15;

/** The instant of a moment of the wire: milliseconds since the epoch. */
export const instantOf = (moment: string): number => Date.parse(moment.replace(/\[.*/, ""));
