import type { MailAddress, Mailer } from "../ports/mailer.ts";
import type { MailLimits, MailPaths, MailSettings, MailWording } from "../ports/mail-settings.ts";
import { usualMailLimits } from "./mail-limits.ts";
import { type MailWords, mailWordsEn } from "./mail-words.ts";

/** How mail leaves a Rollcall. */
export interface MailOptions {
  readonly mailer: Mailer;
  /** Where links lead: `https://planner.example.com`. Never read from a request (P15). */
  readonly baseUrl: string;
  /** Whom mail is from. */
  readonly from: MailAddress;
  readonly paths?: Partial<MailPaths>;
  /** What the host's product is called, and the colour of its buttons (`#1f5e4b`). */
  readonly brand?: { readonly name?: string; readonly color?: string };
  /** Words for the mails that shall say something else. */
  readonly words?: Partial<MailWords> & Readonly<Record<string, MailWording>>;
  /** BCP 47; `en`. */
  readonly language?: string;
  readonly limits?: Partial<MailLimits>;
  /** How many days an invitation lives; 14 (Q14). */
  readonly invitationDays?: number;
}

const day = 86_400_000;

/** How long the link of an invitation is good, in milliseconds. */
export const linkLifeOf = ({ invitationDays }: Pick<MailSettings, "invitationDays">): number => invitationDays * day;

/** How many days an invitation lives (Q14). */
export const usualInvitationDays = 14;

/**
 * Options with what was left out.
 * @throws {TypeError} the base URL is none, or the sender's address, a colour or a limit is
 */
export function toMailSettings(options: MailOptions): MailSettings {
  const { mailer, baseUrl, from, brand = {}, language = "en", invitationDays = usualInvitationDays } = options;
  if (!/^https?:\/\/[^\s/?#@]+(?:\/[^\s?#]*)?$/.test(baseUrl)) {
    throw new TypeError("`mail.baseUrl` is where links lead, as in `https://planner.example.com`");
  }
  if (!/^[^\s@<>]+@[^\s@<>]+$/.test(from.address)) throw new TypeError("`mail.from.address` is no address");
  const { name = "Rollcall", color = "#1f5e4b" } = brand;
  if (!/^#[0-9a-f]{6}$/i.test(color)) throw new TypeError("`mail.brand.color` must be a color such as `#1f5e4b`");
  if (!(invitationDays > 0 && invitationDays <= 90)) throw new TypeError("`mail.invitationDays` is 1 to 90");
  const limits = { ...usualMailLimits, ...options.limits };
  if (!Object.values(limits).every((most) => Number.isInteger(most) && most >= 1)) {
    throw new TypeError("`mail.limits` are whole numbers of mails, 1 and more");
  }
  return {
    mailer,
    baseUrl: baseUrl.replace(/\/+$/, ""),
    from,
    language,
    invitationDays,
    paths: { invitation: "/invitation", calendar: "/me", portal: "/portal", ...options.paths },
    brand: { name, color },
    words: { ...mailWordsEn, ...options.words },
    limits,
  };
}
