import type { MailAddress, Mailer } from "../ports/mailer.ts";
import type { MailLimits, MailPaths, MailSettings, MailWording } from "../ports/mail-settings.ts";
import { defaultMailLimits } from "./mail-limits.ts";
import { type MailWords, mailWordsEn } from "./mail-words.ts";

/** Options for sending mail. */
export interface MailOptions {
  readonly mailer: Mailer;
  /** The base URL of links, such as `https://planner.example.com`. Never taken from a request (P15). */
  readonly baseUrl: string;
  /** The sender. */
  readonly from: MailAddress;
  readonly paths?: Partial<MailPaths>;
  /** The name of the host's product and the color of buttons (`#1f5e4b` by default). */
  readonly brand?: { readonly name?: string; readonly color?: string };
  /** Texts that replace the default ones. */
  readonly words?: Partial<MailWords> & Readonly<Record<string, MailWording>>;
  /** A BCP 47 language tag; `en` by default. */
  readonly language?: string;
  readonly limits?: Partial<MailLimits>;
  /** How many days an invitation is valid; 14 by default (Q14). */
  readonly invitationDays?: number;
}

const day = 86_400_000;

/** How long the link of an invitation is valid, in milliseconds. */
export const invitationLifetime = ({ invitationDays }: Pick<MailSettings, "invitationDays">): number =>
  invitationDays * day;

/** How many days an invitation is valid by default (Q14). */
export const defaultInvitationDays = 14;

/** The pages that links lead to, with defaults, which also replace `undefined`. */
export function toMailPaths(paths: Partial<MailPaths> = {}): MailPaths {
  const { schedule = "/schedules/{scheduleId}", portal = "/portal", planner = portal } = paths;
  const given = Object.fromEntries(Object.entries(paths).filter(([, path]: [string, unknown]) => path !== undefined));
  return {
    ...{ invitation: "/invitation", calendar: "/me", unsubscribe: "/rollcall/unsubscribe", portal, planner },
    ...{ schedule, scheduleLink: schedule, shifts: schedule, swaps: schedule, reports: schedule },
    ...{ timeOff: planner, proofs: planner, certifications: planner },
    ...given,
  };
}

/**
 * Validates mail options and applies defaults.
 * @throws {TypeError} the base URL, the sender's address, the color, a path, a limit or the invitations' validity period is invalid
 */
export function toMailSettings(options: MailOptions): MailSettings {
  const { mailer, baseUrl, from, brand = {}, language = "en", invitationDays = defaultInvitationDays } = options;
  if (!/^https?:\/\/[^\s/?#@]+(?:\/[^\s?#]*)?$/.test(baseUrl)) {
    throw new TypeError("`mail.baseUrl` must be an absolute URL such as `https://planner.example.com`");
  }
  if (!/^[^\s@<>]+@[^\s@<>]+$/.test(from.address)) throw new TypeError("`mail.from.address` must be an email address");
  const { name = "Rollcall", color = "#1f5e4b" } = brand;
  if (!/^#[0-9a-f]{6}$/i.test(color)) throw new TypeError("`mail.brand.color` must be a color such as `#1f5e4b`");
  if (!(invitationDays > 0 && invitationDays <= 90))
    throw new TypeError("`mail.invitationDays` must be between 1 and 90");
  const paths = toMailPaths(options.paths);
  for (const [name, path] of Object.entries<unknown>({ ...paths }))
    // Otherwise, it would continue the name of the host.
    if (typeof path !== "string" || !/^(?:[/?#]|$)/.test(path))
      throw new TypeError(`\`mail.paths.${name}\` must be a path such as \`/${name}\``);
  const limits = { ...defaultMailLimits, ...options.limits };
  if (!Object.values(limits).every((limit) => Number.isInteger(limit) && limit >= 1)) {
    throw new TypeError("`mail.limits` must be positive integers");
  }
  return {
    mailer,
    baseUrl: baseUrl.replace(/\/+$/, ""),
    from,
    language,
    invitationDays,
    paths,
    brand: { name, color },
    words: { ...mailWordsEn, ...options.words },
    limits,
  };
}
