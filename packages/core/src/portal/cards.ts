import { z } from "zod";
import type { ViewSchema } from "../kernel/values/fields.ts";
import { toInstant } from "../kernel/values/instant.ts";
import { portalSections, type PortalSection } from "./sections.ts";

/** A dashboard card: its target and summary. */
const cardFields = z.strictObject({
  section: z.enum(portalSections),
  /** The number of upcoming shifts (100 means "100 or more"), pending reports, profile changes, skills or certifications. */
  count: z.int().optional(),
  /**
   * The number of certifications for which the worker can submit a proof now: they are missing, expiring or expired, or one
   * was rejected.
   */
  due: z.int().optional(),
  /** ISO 8601, UTC: the start of the next or current shift, or when the password was chosen. */
  at: z.string().optional(),
  /** A page outside the portal. */
  href: z.string().optional(),
});

/** A card of the dashboard. */
export interface PortalCard extends z.output<typeof cardFields> {}

/** A card in an output. */
export const portalCard: ViewSchema<PortalCard> = cardFields;

/** The input for cards. */
export interface Glance {
  readonly shifts: { readonly count: number; readonly next: number | undefined };
  /** The number of fields changed by others and not yet seen. */
  readonly notices: number;
  /** The number of pending reports. */
  readonly reports: number;
  readonly skills: number;
  /** How many they have, and for how many of them they can submit a proof now. */
  readonly certifications: { readonly count: number; readonly due: number };
  /** When they chose their password; for users of the host, its password page if there is one (Q38). */
  readonly password: { readonly at: number | null } | { readonly href: string } | undefined;
}

/** The dashboard cards in order. Skills and certifications only appear if there are any (A57–A60). */
export function cardsOf(glance: Glance): readonly PortalCard[] {
  const { shifts, reports, notices, skills, certifications, password } = glance;
  const at = (instant: number | null | undefined): Pick<PortalCard, "at"> => {
    const formatted = toInstant(instant);
    return formatted === null ? {} : { at: formatted };
  };
  const besides: Partial<Record<PortalSection, Omit<PortalCard, "section"> | undefined>> = {
    shifts: { count: shifts.count, ...at(shifts.next) },
    reports: { count: reports },
    profile: { count: notices },
    skills: skills > 0 ? { count: skills } : undefined,
    certifications: certifications.count > 0 ? certifications : undefined,
    password: password && ("href" in password ? password : at(password.at)),
  };
  return portalSections
    .filter((section) => !(section in besides) || besides[section] !== undefined)
    .map((section) => ({ section, ...besides[section] }));
}
