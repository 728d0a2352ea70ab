import { z } from "zod";
import type { ViewSchema } from "../kernel/fields.ts";
import { toInstant } from "../kernel/instant.ts";
import { portalSections, type PortalSection } from "./sections.ts";

/** A card of the dashboard: where it leads, and what there is to see at a glance. */
const cardFields = z.strictObject({
  section: z.enum(portalSections),
  /** How many: shifts ahead (100 is "100 and more"), news of the profile, skills, certifications. */
  count: z.int().optional(),
  /** ISO 8601, UTC: when the next shift begins or began that is not over, when the password was chosen. */
  at: z.string().optional(),
  /** Another page than one of the portal's. */
  href: z.string().optional(),
});

/** A card of the dashboard. */
export interface PortalCard extends z.output<typeof cardFields> {}

/** A card in an answer. */
export const portalCard: ViewSchema<PortalCard> = cardFields;

/** What cards are made of. */
export interface Glance {
  readonly shifts: { readonly count: number; readonly next: number | undefined };
  /** Fields that somebody else changed, unseen so far. */
  readonly notices: number;
  readonly skills: number;
  readonly certifications: number;
  /** When they chose their password here; where they sign in by the host, its page for that, if there is one (Q38). */
  readonly password: { readonly at: number | null } | { readonly href: string } | undefined;
}

/** The cards of a dashboard in their order: skills and certifications where there are any, each by itself (A57–A60). */
export function cardsOf(glance: Glance): readonly PortalCard[] {
  const { shifts, notices, skills, certifications, password } = glance;
  const at = (instant: number | null | undefined): Pick<PortalCard, "at"> => {
    const said = toInstant(instant);
    return said === null ? {} : { at: said };
  };
  const besides: Partial<Record<PortalSection, Omit<PortalCard, "section"> | undefined>> = {
    shifts: { count: shifts.count, ...at(shifts.next) },
    profile: { count: notices },
    skills: skills > 0 ? { count: skills } : undefined,
    certifications: certifications > 0 ? { count: certifications } : undefined,
    password: password && ("href" in password ? password : at(password.at)),
  };
  return portalSections
    .filter((section) => !(section in besides) || besides[section] !== undefined)
    .map((section) => ({ section, ...besides[section] }));
}
