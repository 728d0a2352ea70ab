import type { Desk, Invitation, Link, Mail, Row } from "./desk.ts";
import type { Name, Step } from "./step.ts";

const hour = 3_600_000;
const day = 24 * hour;
const linkLife = 14 * day;
/** How often a mail is tried. */
const maxAttempts = 11;

/** How much time passes before mail is sent: longer than any mail waits between two tries. */
export const beforeDispatch = 6 * hour;

/** How much time passes where time passes: the life of a link. */
export const longWhile = linkLife;

/** What a mail server says to a step. */
export const outcomeOf = ({ role }: Pick<Step, "role">): "sent" | "refused" | "failed" =>
  role === "admin" ? "failed" : role === "viewer" ? "refused" : "sent";

const done = "done";
const dead = "link.invalid";

const isAnswered = ({ invitation }: Row): boolean => invitation === "accepted" || invitation === "not-needed";

/** Whether somebody is ticked and has not been invited. */
const isToInvite = ({ invited, invitation }: Row): boolean => invited && invitation === "not-invited";

/** How many are. */
export const toInvite = ({ rows }: Desk): number => [...rows.values()].filter(isToInvite).length;

/** Invitations as the requirements tell them: states, one live link per person and schedule, mails that are to be sent. */
export class InvitationModel {
  readonly #isActive: (name: Name) => boolean;
  #now = 0;
  #secrets = 0;
  #mails: Mail[] = [];

  /** @param isActive whether somebody is there and may act */
  constructor(isActive: (name: Name) => boolean) {
    this.#isActive = isActive;
  }

  /** How many mails of a schedule are to be sent. */
  waiting(desk: Desk): number {
    return this.#mails.filter((mail) => mail.desk === desk).length;
  }

  /** What nobody asks for: it happens as time passes. */
  timePasses(step: Step, desks: readonly (Desk | undefined)[]): string {
    if (step.verb === "dispatch") {
      this.#now += beforeDispatch;
      this.#mails = this.#mails.filter((mail) => this.#send(mail, outcomeOf(step)));
    } else if (step.verb === "sweep") {
      for (const desk of desks) if (desk?.state === "deleted") desk.links.clear();
    } else if (step.verb === "expire") {
      if (step.flag) this.#now += longWhile;
      for (const desk of desks) if (desk !== undefined) this.#expire(desk);
    }
    return done;
  }

  /** Somebody is to be mailed: an older link is dead, a mail that is on its way is another one. */
  queue(desk: Desk, name: Name): void {
    this.#move(desk, name, "queued");
    const link = this.#kill(desk, name);
    link.mail = { secret: ++this.#secrets, desk, name, link, attempts: 0 };
    this.#mails.push(link.mail);
  }

  /** Why somebody is not mailed, whoever asks. */
  againstInviting(row: Row): string | undefined {
    if (row.before !== null) return "person.deactivated";
    if (isAnswered(row)) return "invitation.already-accepted";
    return row.invitation === "queued" ? "invitation.already-pending" : undefined;
  }

  /** Everybody who is ticked and has not been invited, with an answer for each. */
  send(desk: Desk, isAbove: (row: Row) => boolean): string {
    const answers: string[] = [];
    for (const [name, row] of desk.rows) {
      if (!isToInvite(row)) continue;
      const against = isAbove(row) ? "member.role-above-yours" : this.againstInviting(row);
      if (against === undefined) this.queue(desk, name);
      answers.push(against ?? "queued");
    }
    if (answers.includes("queued")) desk.number++;
    return [done, ...answers.sort()].join(" ");
  }

  /** One invitation, by whoever may: again, back, or as a link to hand on. */
  byHand(verb: "resend" | "revoke" | "copyLink", desk: Desk, name: Name, row: Row): string {
    if (verb !== "revoke" && row.before !== null) return "person.deactivated";
    if (desk.state === "archived") return "schedule.archived";
    if (verb === "resend") return this.#resend(desk, name, row);
    return verb === "revoke" ? this.#revoke(desk, name, row) : this.#copyLink(desk, name, row);
  }

  #resend(desk: Desk, name: Name, row: Row): string {
    const against = this.againstInviting(row);
    if (against !== undefined) return against;
    this.queue(desk, name);
    desk.number++;
    return done;
  }

  #revoke(desk: Desk, name: Name, row: Row): string {
    if (isAnswered(row)) return "invitation.already-accepted";
    if (!["queued", "sent", "bounced"].includes(row.invitation)) return "invitation.not-pending";
    this.#move(desk, name, "revoked");
    this.#kill(desk, name);
    desk.number++;
    return done;
  }

  #copyLink(desk: Desk, name: Name, row: Row): string {
    if (isAnswered(row)) return "invitation.already-accepted";
    desk.number++;
    this.#move(desk, name, "sent");
    const link = this.#kill(desk, name);
    this.#open(link, ++this.#secrets);
    return done;
  }

  /** Somebody uses the newest link of somebody. */
  answer(desk: Desk | undefined, name: Name, actor: Name, verb: "accept" | "decline"): string {
    const link = desk?.links.get(name);
    const row = desk?.rows.get(name);
    if (desk === undefined || link === undefined || row === undefined || desk.state === "deleted") return dead;
    if (link.live === null || link.live !== link.seen || !this.#isActive(name)) return dead;
    const isLive = row.invitation === "queued" || row.invitation === "sent";
    const isAgain = verb === "accept" && row.invitation === "accepted" && link.acceptedBy === actor;
    if (!(isLive && link.open && this.#now < link.expiresAt) && !isAgain) return dead;
    if (isAgain) return done;
    if (actor !== name) return "invitation.other-account";
    this.#move(desk, name, verb === "accept" ? "accepted" : "declined");
    if (verb === "accept") Object.assign(link, { open: false, mail: null, acceptedBy: actor });
    else this.#kill(desk, name);
    desk.number++;
    return done;
  }

  /** Links whose time is over. */
  #expire(desk: Desk): void {
    let isNews = false;
    for (const [name, link] of desk.links) {
      if (!link.open || link.expiresAt > this.#now) continue;
      Object.assign(link, { open: false, live: null });
      if (desk.rows.get(name)?.invitation !== "sent") continue;
      this.#move(desk, name, "expired");
      isNews = true;
    }
    if (isNews) desk.number++;
  }

  /** Tries a mail; whether it is still to be sent then. */
  #send(mail: Mail, outcome: ReturnType<typeof outcomeOf>): boolean {
    const { desk, name, link } = mail;
    const row = desk.rows.get(name);
    const isTheirs = desk.links.get(name) === link && link.mail === mail && desk.state !== "deleted";
    if (!isTheirs || row?.invitation !== "queued") return false;
    if (!this.#isActive(name)) {
      // Nobody waits for a mail that nobody sends (P68).
      this.#move(desk, name, "not-invited");
      this.#kill(desk, name);
      desk.number++;
      return false;
    }
    mail.attempts++;
    this.#open(link, mail.secret);
    if (outcome === "failed" && mail.attempts < maxAttempts) return true;
    this.#move(desk, name, outcome === "sent" ? "sent" : "bounced");
    if (outcome !== "sent") Object.assign(link, { live: null, open: false });
    desk.number++;
    return false;
  }

  #open(link: Link, secret: number): void {
    Object.assign(link, { seen: secret, live: secret, open: true, expiresAt: this.#now + linkLife });
  }

  /** The link of somebody, dead; a new one where there was none. */
  #kill(desk: Desk, name: Name): Link {
    const blank = { live: null, open: false, expiresAt: 0, mail: null, acceptedBy: null };
    const link = Object.assign(desk.links.get(name) ?? { seen: null }, blank) as Link;
    desk.links.set(name, link);
    return link;
  }

  #move(desk: Desk, name: Name, invitation: Invitation): void {
    const row = desk.rows.get(name);
    if (row !== undefined) desk.rows.set(name, { ...row, invitation });
  }
}
