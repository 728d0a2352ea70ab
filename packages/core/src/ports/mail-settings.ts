import type { MailAddress, Mailer } from "./mailer.ts";

/** The pages of the host's product that links lead to. */
export interface MailPaths {
  /** The page with `<invitation-landing>`. Default: `/invitation`. */
  readonly invitation: string;
  /** The page with `<calendar-connection>`. Default: `/me`. */
  readonly calendar: string;
  /** The page with `<worker-portal>`. Default: `/portal`. */
  readonly portal: string;
  /** The page with `<member-list>`; `{scheduleId}` is replaced. Default: `/schedules/{scheduleId}`. */
  readonly schedule: string;
  /** The page with `<schedule-link>`; `{scheduleId}` is replaced. Default: that of `schedule`. */
  readonly scheduleLink: string;
  /** The page with `<schedule-shifts>` or `<shift-board>`; `{scheduleId}` is replaced. Default: that of `schedule`. */
  readonly shifts: string;
  /** The page with `<swap-requests>`; `{scheduleId}` is replaced. Default: that of `schedule`. */
  readonly swaps: string;
  /** The page with `<shift-reports>`; `{scheduleId}` is replaced. Default: that of `schedule`. */
  readonly reports: string;
  /** The page with `<time-off-requests>`. Default: that of `planner`. */
  readonly timeOff: string;
  /** The page with `<proof-review>`. Default: that of `planner`. */
  readonly proofs: string;
  /** The page with `<certification-overview>`. Default: that of `planner`. */
  readonly certifications: string;
  /** The first page of schedulers. Default: that of `portal`. */
  readonly planner: string;
  /** The route of the server that stops notification emails; a token follows as `?token=`. Default: `/rollcall/unsubscribe`. */
  readonly unsubscribe: string;
}

/** A page of the host's product, of one schedule if it has one. */
export interface LinkedPage {
  readonly page: keyof MailPaths;
  /** Empty for pages of the organization. */
  readonly scheduleId: string;
}

/** The path of a page below the base URL. */
export const pathOf = ({ page, scheduleId }: LinkedPage, paths: MailPaths): string =>
  paths[page].replaceAll("{scheduleId}", encodeURIComponent(scheduleId));

/** A path with one more parameter. It may have a query and a fragment of its own. */
export function withParameter(path: string, name: string, value: string): string {
  const [start = ""] = path.split("#", 1);
  const separator = start.includes("?") ? "&" : "?";
  return `${start}${separator}${name}=${encodeURIComponent(value)}${path.slice(start.length)}`;
}

/** Maximum number of emails, counted in recipients (P14, Q53). */
export interface MailLimits {
  /** Per actor and hour. Default: 500. */
  readonly perActor: number;
  /** Per schedule and hour. Default: 1,000. */
  readonly perSchedule: number;
  /** Per address of an organization and day. Default: 5. */
  readonly perAddress: number;
}

/** The text of an email; the same in HTML and in plain text. */
export interface MailText {
  readonly subject: string;
  readonly heading: string;
  /** Paragraphs above the button. */
  readonly lines: readonly string[];
  /** The label of the link. */
  readonly action: string;
  /** Small print below the link. */
  readonly small: readonly string[];
}

/** Values the words may use: names, and times in the language of the email. */
export interface MailValues {
  readonly organization: string;
  readonly schedule: string;
  /** Who requested the email. */
  readonly inviter: string;
  /** The recipient's name, or the address if no name is known. */
  readonly recipient: string;
  /** The day until which the link or password works. */
  readonly expires: string;
  /** The same with the time, in UTC. */
  readonly expiresAt: string;
  /** A temporary password; empty if there is none. */
  readonly password: string;
  /** Other values of the draft, by name. */
  readonly [value: string]: string;
}

/** Puts one email into words. */
export type MailWording = (values: MailValues) => MailText;

/** The mail options with all defaults. */
export interface MailSettings {
  readonly mailer: Mailer;
  readonly baseUrl: string;
  readonly from: MailAddress;
  readonly language: string;
  readonly invitationDays: number;
  readonly paths: MailPaths;
  readonly brand: { readonly name: string; readonly color: string };
  readonly words: Readonly<Record<string, MailWording>>;
  readonly limits: MailLimits;
}
