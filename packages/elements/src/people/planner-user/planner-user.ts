import type { ProfileView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import { CommandController } from "../../ui/commands/command-controller.ts";
import { formStyles } from "../../ui/styles/form.styles.ts";
import { statePage } from "../../ui/panel/panel-states.ts";
import { renderPanel } from "../../ui/panel/render-panel.ts";
import { panelStyles } from "../../ui/styles/panel.styles.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import { loadReasons, PanelElement } from "../../ui/panel/panel-element.ts";
import { Tabs } from "../../ui/panel/tabs.ts";
import { tabsStyles } from "../../ui/panel/tabs.styles.ts";
import { WhyNot } from "../../ui/popovers/why-not.ts";
import { loadPerson, type ManagedPerson, nameOf, pauseOf, personTopics } from "../managed-person.ts";
import { personHead } from "../person-head.ts";
import { portalSettingsStyles } from "../person-settings/portal-settings.styles.ts";
import type { HistorySource } from "../profile/profile-history.ts";
import { profileStyles } from "../profile/profile.styles.ts";
import type { AccessTab, PersonPage } from "./access-tab.ts";
import { type PersonChange, PersonChangedEvent } from "./planner-user.events.ts";
import { plannerUserStyles } from "./planner-user.styles.ts";
import { type PlannerUserKey, plannerUserWords } from "./planner-user.messages.ts";
import { ProfileTab } from "./profile-tab.ts";

/** A person with their access and their profile. */
type ShownUser = ManagedPerson & { readonly profile: ProfileView };

/** The tabs of a person. */
type UserTab = "profile" | "access" | "schedules" | "history";

/**
 * One planner user, for schedulers and organization admins (A10, A11, A41, Q49): profile, access, schedules and shifts, and
 * history as tabs. Put it inside a `<rollcall-provider>`.
 *
 * Each profile field is saved when it loses focus. The latest save wins, wherever it was made (A66, A67). Fields changed by the worker in
 * the portal are marked, a notice shows when a save replaces an unseen value, and every value can be restored from the history (X12, Q31).
 * The history also lists changes to the account, the access and the memberships (X8). The host's own fields appear in their groups (X26).
 * The access tab activates and invites (A22), changes the email address, pauses the portal (A28, A36, X20) as `<person-settings>` does
 * (A29), and deactivates or erases the account (Q7).
 *
 * @summary The profile, access, schedules and history of one planner user.
 * @slot title - The heading until the person is loaded.
 * @slot header - Additional controls in the header.
 * @fires {PersonChangedEvent} rollcall-person-changed - The person was changed.
 * @csspart title - The name.
 * @csspart export - The button that exports all data about the person.
 * @csspart pause - The button that opens the form for a pause.
 * @csspart tabs - The list of tabs.
 * @csspart tab - A tab.
 * @csspart access - The group for the portal account.
 * @csspart status - The status: an icon and a word.
 * @csspart activate - The button that activates and invites.
 * @csspart resend - The button that resends the invitation.
 * @csspart mail-problem - Why an email could not be delivered.
 * @csspart lock - Where, since and until when sign-in is locked after wrong passwords.
 * @csspart unlock - The button that unlocks sign-in.
 * @csspart replace-password - The button that emails a new temporary password.
 * @csspart address - The email address of an external person.
 * @csspart change-address - The button that changes the email address.
 * @csspart portal - Whether the portal is on.
 * @csspart settings - The group for the portal settings.
 * @csspart edit - The button that opens their form.
 * @csspart read - The current portal settings.
 * @csspart form - The form of the portal settings.
 * @csspart switch - The switch of the portal.
 * @csspart notes - Notes on what a pause affects and what it doesn't.
 * @csspart warning - The warning that the person can't respond during the pause.
 * @csspart overtaken - The notice that someone else changed the portal settings.
 * @csspart problem - Why a change could not be saved.
 * @csspart save - The button that saves the portal settings.
 * @csspart group - A group of the profile.
 * @csspart profile-field - A field with its label, control and last change.
 * @csspart field - A control.
 * @csspart value - The value of a read-only field.
 * @csspart restriction-kind - The kind of a restriction.
 * @csspart restriction-person - The other person of a restriction.
 * @csspart restriction-day - A weekday of a restriction.
 * @csspart save-state - The state of saving a field.
 * @csspart changed - The note that the worker changed a field in the portal.
 * @csspart history - What happened to the person.
 * @csspart field-filter - Limits it to a kind of changes, or to one field of the profile.
 * @csspart fold - Changes made together, as one line that expands.
 * @csspart change - A change in the history.
 * @csspart restore - The button that restores a value.
 * @csspart older - The button that shows older changes.
 * @csspart overwrote - An unseen value that a save replaced.
 * @csspart put-back - The button that restores that value.
 * @csspart schedules - The group for the schedules of the person.
 * @csspart schedule - A schedule.
 * @csspart more - The button that shows more schedules.
 * @csspart shifts - The group for the upcoming shifts.
 * @csspart shift - A shift.
 * @csspart account - The group for the account.
 * @csspart deactivate - The button that deactivates the account.
 * @csspart reactivate - The button that reactivates the account.
 * @csspart erase - The button that erases the person.
 * @csspart refused - Why the caller can't change the account.
 * @csspart effects - What a change to the account affects.
 * @csspart holder - A skill of the person.
 * @csspart assign-skill - The button that assigns a skill.
 * @csspart rate - The button that rates a skill.
 * @csspart unassign - The button that removes a skill or a certification.
 * @csspart scheduler-rating - The rating of the scheduler.
 * @csspart own-rating - The rating of the person.
 * @csspart gap-text - The difference between both ratings.
 * @csspart rating - The choice of a rating.
 * @csspart note - The note of a rating.
 * @csspart past-rating - An earlier rating.
 * @csspart certification - A certification of the person.
 * @csspart assign-certification - The button that assigns a certification.
 * @csspart set-validity - The button that sets the validity of a certification.
 * @csspart state - The state of a certification.
 * @csspart rejected - Why a proof was rejected.
 * @csspart documents - The files of a proof.
 * @csspart document - A file of a proof.
 */
export class PlannerUser extends PanelElement<PlannerUserKey> {
  static override styles = [
    panelStyles,
    formStyles,
    tabsStyles,
    profileStyles,
    portalSettingsStyles,
    plannerUserStyles,
  ];
  static override properties = { personId: { attribute: "person-id" }, tab: {} };

  /** The person to show. */
  declare personId: string;
  /** The open tab: `profile`, `access`, `schedules` or `history`. */
  declare tab: UserTab;

  protected override readonly catalogue = plannerUserWords;
  #access: AccessTab | undefined;
  readonly #user = new QueryController<ShownUser>(this, {
    key: () => this.personId || undefined,
    load: async (client, signal) => {
      const managed = await loadPerson(client, this.personId, signal);
      const { profile } = await client.profiles.get({ personId: managed.person.id }, { signal });
      return { ...managed, profile };
    },
    topics: personTopics,
  });
  readonly #why = new WhyNot(this);
  readonly #commands = new CommandController<"export">(this);
  readonly #source: HistorySource = {
    profile: () => this.#user.value?.profile,
    isOpen: () => this.tab === "history" && this.#user.value !== undefined,
    update: ({ profiles }, set, seen) => profiles.update({ personId: this.personId, set, seen }),
    restore: ({ profiles }, field, number) => profiles.restore({ personId: this.personId, field, number }),
    listChanges: (asked, { profiles }, signal) =>
      profiles.listChanges({ personId: this.personId, limit: 20, ...asked }, { signal }),
    show: (profile) => this.#show(profile),
  };
  readonly #page: PersonPage = {
    host: this,
    why: this.#why,
    person: () => this.#user.value,
    refresh: () => this.#user.refresh(),
    changed: (change, personId) => this.#changed(change, personId),
  };
  readonly #profile = new ProfileTab(this, this.#source, this.#why);
  readonly #tabs = new Tabs<UserTab, ShownUser>(this, {
    label: () => this.words.text("user.tabs"),
    open: () => this.tab,
    select: (id) => (this.tab = id),
    tabs: [
      {
        id: "profile",
        label: () => this.words.text("user.tab.profile"),
        load: () => (user) => this.#profile.render(user.profile),
      },
      { id: "access", label: () => this.words.text("user.tab.access"), load: () => this.#loadAccess() },
      { id: "schedules", label: () => this.words.text("user.tab.schedules"), load: () => this.#loadSchedules() },
      { id: "history", label: () => this.words.text("user.tab.history"), load: () => this.#loadHistory() },
    ],
  });

  constructor() {
    super();
    this.personId = "";
    this.tab = "profile";
  }

  override get shownId(): string {
    return this.personId;
  }

  protected override render(): TemplateResult {
    const { words } = this;
    const user = this.#user.value;
    const name = user === undefined ? "" : nameOf(user.person);
    return renderPanel(this, {
      title: name === "" ? words.text("user.title") : name,
      query: this.#user,
      head: user ? personHead(words, user.person, this.#actions(user)) : nothing,
      skeletonRows: 6,
      content: (user) =>
        user.person.state === "erased"
          ? statePage("bin", words.text("user.erased"), words.text("user.erased.text"))
          : this.#tabs.render(user),
    });
  }

  #actions({ person, access }: ShownUser): TemplateResult | typeof nothing {
    if (person.state === "erased") return nothing;
    const { words } = this;
    const isBusy = this.#commands.isBusy("export");
    const canPause = person.state === "active" && !access.refused.setPortal && pauseOf(access) === "none";
    return html`${
      canPause ? button(words.text("user.pause"), { part: "pause", click: () => void this.#pause() }) : nothing
    }
    ${button(words.text(isBusy ? "user.exporting" : "user.export"), {
      part: "export",
      isBusy,
      click: ({ currentTarget }) => this.#export(currentTarget),
    })}`;
  }

  async #loadAccess(): Promise<(user: ShownUser) => TemplateResult> {
    const [{ AccessTab }] = await Promise.all([import("./access-tab.ts"), loadReasons()]);
    const tab = (this.#access ??= new AccessTab(this.#page));
    return (user) => tab.render(user);
  }

  async #loadSchedules(): Promise<() => TemplateResult> {
    const { SchedulesTab } = await import("./schedules-tab.ts");
    const tab = new SchedulesTab(this, () => this.tab === "schedules");
    return () => tab.render();
  }

  async #loadHistory(): Promise<() => TemplateResult> {
    const { HistoryTab } = await import("./history-tab.ts");
    const tab = new HistoryTab(this, this.#source);
    return () => tab.render();
  }

  async #pause(): Promise<void> {
    this.tab = "access";
    try {
      await this.#loadAccess();
      await this.#access?.pause();
    } catch {
      // The tab shows that it couldn't be loaded.
    }
  }

  #show(profile: ProfileView): void {
    const user = this.#user.value;
    if (user === undefined || profile.personId !== this.personId) return;
    const name = user.person.affiliation === "external" ? profile.name : user.person.name;
    this.#user.set({ ...user, profile, person: { ...user.person, name } });
    this.#changed("profile");
  }

  async #export(anchor: HTMLElement): Promise<void> {
    const { personId } = this;
    const name = this.#user.value ? nameOf(this.#user.value.person) : "";
    await this.#commands.run(
      "export",
      async (client) => (await import("./save-export.ts")).saveExport(client, personId, name),
      { message: this.words.text("user.exported", { name }) },
    );
    const reason = this.#commands.problem("export");
    if (reason) await this.#why.show([reason], anchor);
  }

  #changed(change: PersonChange, personId = this.personId): void {
    this.dispatchEvent(new PersonChangedEvent({ personId, change }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "planner-user": PlannerUser;
  }
}
