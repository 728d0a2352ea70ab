import type { ReactiveControllerHost } from "lit";
import type { SectionName } from "./portal-wire.ts";
import type { PortalSection } from "./sections/portal-section.ts";

type SectionClass = new () => PortalSection<string>;

/** What loads each section: nobody waits for one that they do not open. */
const loads: Readonly<Record<SectionName, () => Promise<SectionClass>>> = {
  shifts: async () => (await import("./sections/shifts-section.ts")).ShiftsSection,
  reports: async () => (await import("./sections/reports-section.ts")).ReportsSection,
  notifications: async () => (await import("./sections/notifications-section.ts")).NotificationsSection,
  calendars: async () => (await import("./sections/calendars-section.ts")).CalendarsSection,
  availability: async () => (await import("./sections/availability-section.ts")).AvailabilitySection,
  profile: async () => (await import("./profile/profile-section.ts")).ProfileSection,
  skills: async () => (await import("./sections/skills-section.ts")).SkillsSection,
  certifications: async () => (await import("./sections/certifications-section.ts")).CertificationsSection,
  hours: async () => (await import("./sections/hours-section.ts")).HoursSection,
  password: async () => (await import("./password/password-section.ts")).PasswordSection,
};

/** The parts of the sections that a host may style. */
const styled = [
  "shift",
  "sheet",
  "more",
  "fact",
  "field",
  "save-state",
  "notices",
  "notice",
  "restore",
  "dismiss",
  "overwrote",
  "current",
  "next",
  "show-password",
  "save-password",
  "rules",
  "problem",
  "mail",
  "busy",
  "state-page",
  "retry",
];

/** The section that is open: loaded when it is asked for, and gone with all that it knew when it is left (P45). */
export class SectionParts {
  readonly #host: ReactiveControllerHost;
  #open: SectionName | undefined;
  #element: PortalSection<string> | undefined;
  #isFailed = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** The element of a section; `pending` while it loads, `failed` where it cannot. */
  show(name: SectionName): PortalSection<string> | "pending" | "failed" {
    if (this.#open !== name) {
      this.close();
      this.#open = name;
      void this.#load(name);
    }
    return this.#element ?? (this.#isFailed ? "failed" : "pending");
  }

  /** Loads once more what could not be loaded. */
  retry(): void {
    this.close();
    this.#host.requestUpdate();
  }

  /** Nothing of it is left. */
  close(): void {
    this.#open = undefined;
    this.#element = undefined;
    this.#isFailed = false;
  }

  async #load(name: SectionName): Promise<void> {
    try {
      const Section = await loads[name]();
      const tag = `worker-portal-${name}`;
      if (!customElements.get(tag)) customElements.define(tag, Section);
      if (this.#open !== name) return;
      this.#element = new Section();
      this.#element.setAttribute("exportparts", styled.join(", "));
    } catch {
      if (this.#open !== name) return;
      this.#isFailed = true;
    }
    this.#host.requestUpdate();
  }
}
