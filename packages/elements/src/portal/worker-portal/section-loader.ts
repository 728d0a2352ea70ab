import type { ReactiveControllerHost } from "lit";
import type { QueryState } from "../../ui/queries/query-controller.ts";
import type { SectionName } from "./section-link.ts";
import type { PortalSection } from "./sections/portal-section.ts";

type Section = PortalSection<string>;

/** Loads the class of each section on demand. */
const sections: Readonly<Record<SectionName, () => Promise<new () => Section>>> = {
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

/** Loads the class of a section. */
export const loadSection = (name: SectionName): Promise<unknown> => sections[name]();

/** Whether a section has this name. */
export const isSectionName = (name: string | null | undefined): name is SectionName =>
  Object.hasOwn(sections, name ?? "");

/** The parts of the sections that a host may style. */
const exportedParts =
  "shift, sheet, more, fact, field, save-state, notices, notice, restore, dismiss, overwrote, put-back, current, next, " +
  "show-password, save-password, rules, mail, busy, reason, state-page, retry";

/** The open section. It is loaded when it opens, and removed with all its content when it closes (P45). */
export class SectionLoader {
  readonly #host: ReactiveControllerHost;
  #name: SectionName | undefined;
  #state: QueryState<Section> = { kind: "pending" };

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Opens a section, unless it is already open. */
  open(name: SectionName): QueryState<Section> {
    if (this.#name !== name) {
      this.close();
      this.#name = name;
      void this.#load(name);
    }
    return this.#state;
  }

  isOpen(name: SectionName): boolean {
    return this.#name === name;
  }

  async retry(): Promise<void> {
    this.close();
    this.#host.requestUpdate();
    await this.#host.updateComplete;
  }

  close(): void {
    this.#name = undefined;
    this.#state = { kind: "pending" };
  }

  async #load(name: SectionName): Promise<void> {
    let state: QueryState<Section>;
    try {
      const Section = await sections[name]();
      const tag = `worker-portal-${name}`;
      if (!customElements.get(tag)) customElements.define(tag, Section);
      const value = new Section();
      value.setAttribute("exportparts", exportedParts);
      state = { kind: "ready", value };
    } catch {
      state = { kind: "failed", reason: { code: "server.unreachable" } };
    }
    if (this.#name !== name) return;
    this.#state = state;
    this.#host.requestUpdate();
  }
}
