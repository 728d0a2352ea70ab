import type { Reason } from "@rollcall/core/contract";
import type { PropertyValues } from "lit";
import type { Message } from "../../messages/messages.ts";
import { reasonOf } from "../../messages/reason-words.ts";
import type { StreamStatus } from "../../connection/stream-hub.ts";
import { GridNavigation } from "../../ui/lists/grid-navigation.ts";
import { ListQuery } from "../../ui/lists/list-query.ts";
import { pageSize, type SparseRows } from "../../ui/lists/sparse-rows.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { reasonText } from "../../ui/notices/problem-line.ts";
import { ProviderElement } from "../../ui/host/provider-element.ts";
import type { ListedMember, ListInput, ScheduleView, Settable } from "../listed-member.ts";
import type { AddMembers } from "./add-members/add-members.ts";
import type { DryRun, MemberEdits } from "./change-role/member-edits.ts";
import type { DialogsHost, MemberDialogs } from "./member-dialogs.ts";
import type { DialogKey } from "./member-dialogs.messages.ts";
import { memberListMessages, type MemberListKey } from "./member-list.messages.ts";
import { createMemberPages, inputOf, keyOf, type MemberPages, type MemberQuery } from "./member-query.ts";
import { type Cell, cells } from "./member-row.ts";
import type { Question } from "./list-context.ts";
import type { Selection, SelectionHost } from "./selection/selection.ts";

/** The state of a member list, and what its interactions need from it; `MemberList` draws it. */
export abstract class MemberListHost extends ProviderElement<MemberListKey> implements DialogsHost, SelectionHost {
  /** The schedule whose members to show. */
  declare scheduleId: string;
  /** The address of a member's profile, such as `/people/{personId}`; names link there. */
  declare personHrefTemplate: string | undefined;

  readonly toast = {
    show: (text: string, undo?: () => Promise<unknown>): void =>
      this.withDialogs(({ toast }) => toast.show(text, undo)),
    warn: (text: string): void => this.withDialogs(({ toast }) => toast.warn(text)),
    announce: (text: string): void => this.withDialogs(({ toast }) => toast.announce(text)),
    hide: (): void => this.dialogs?.toast.hide(),
  };
  readonly pages: MemberPages = createMemberPages(this);
  readonly navigation = new GridNavigation<ListedMember, Cell>(this, this.pages, keyOf, cells, "invitation");
  protected override readonly catalogue = memberListMessages;
  protected readonly query: ListQuery<MemberQuery> = new ListQuery<MemberQuery>(this.pages, () =>
    this.#announceFound(),
  );
  #schedule: ScheduleView | undefined;
  protected dialogs: MemberDialogs | undefined;
  hasLeft = false;
  #described: HTMLElement | undefined;

  constructor() {
    super();
    this.scheduleId = "";
  }

  override get shownId(): string {
    return this.scheduleId;
  }

  /** The state of the live connection. */
  get status(): StreamStatus {
    return this.pages.status;
  }

  get edits(): MemberEdits | undefined {
    return this.dialogs?.edits;
  }

  get adding(): AddMembers | undefined {
    return this.dialogs?.adding;
  }

  get addNote(): unknown {
    return this.dialogs?.addNote;
  }

  get rows(): SparseRows<ListedMember> {
    return this.pages.rows;
  }

  get myId(): string | undefined {
    return this.me?.id;
  }

  /** The schedule, with edits that the server hasn't confirmed. */
  get schedule(): ScheduleView | undefined {
    const schedule = this.#schedule?.id === this.scheduleId ? this.#schedule : undefined;
    const edited = schedule && (this.edits?.applyToTotals(schedule) ?? schedule);
    return edited && { ...edited, autoSend: this.dialogs?.autoSend.wanted ?? edited.autoSend };
  }

  set schedule(schedule: ScheduleView | undefined) {
    const isOlder = schedule?.id === this.#schedule?.id && (schedule?.number ?? 0) < (this.#schedule?.number ?? 0);
    if (!isOlder) this.#schedule = schedule;
  }

  get selection(): Selection | undefined {
    return this.dialogs?.selection;
  }

  get provenance(): ((row: ListedMember, tab: 0 | -1) => unknown) | undefined {
    return this.schedule?.linked ? this.dialogs?.provenance : undefined;
  }

  /** Whether the caller decides if a member stays without the linked schedule (X4). */
  canAdopt({ provenance, adopted }: ListedMember): boolean {
    const { linked, refused } = this.schedule ?? {};
    return linked === true && !refused?.["add-members"] && (provenance !== "local" || adopted);
  }

  get isExporting(): boolean {
    return this.dialogs?.exporting !== undefined;
  }

  get listInput(): ListInput {
    return inputOf(this.scheduleId, this.pages.query);
  }

  get dialogWords(): Words<DialogKey> {
    if (this.dialogs === undefined) throw new Error("the dialogs aren't loaded");
    return this.dialogs.words;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.query.cancel();
    this.#reset();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("scheduleId")) this.#reset();
  }

  /** Loads the visible rows again. */
  refresh(): void {
    void this.pages.refresh();
  }

  /** Loads the list from the start. */
  reload(): void {
    this.#schedule = undefined;
    void this.pages.reload();
  }

  protected override get shared(): Readonly<Record<string, Message>> {
    return this.dialogs?.shared ?? super.shared;
  }

  protected override updated(): void {
    const { state } = this.pages;
    // A refusal or a failure on screen has its own text, and so do linked schedules.
    const { linked, refused } = this.schedule ?? {};
    if (state.kind === "failed" || state.kind === "refused" || linked || refused?.["add-members"])
      void this.#loadDialogs();
  }

  applyEdits(row: ListedMember): ListedMember {
    return this.edits?.applyTo(row) ?? row;
  }

  async removeRow(row: ListedMember, remove: () => Promise<void>): Promise<boolean> {
    const isRemoved = await (await this.#loadDialogs()).edits.remove(row, remove);
    if (isRemoved) this.selection?.deselect([row.personId]);
    return isRemoved;
  }

  editRefused(reason: Reason, anchor: HTMLElement | undefined): void {
    this.withDialogs(({ why, toast, words }) => {
      void why.show([reason], anchor ?? this.#panel, false);
      toast.announce(words.text("edit.refused", { reason: reasonText(words, reason) }));
    });
  }

  explain(reasons: readonly Reason[], anchor: HTMLElement): void {
    this.withDialogs(({ hint, why }) => {
      hint.hide();
      return why.show(reasons, anchor);
    });
  }

  scrolled(): void {
    this.dialogs?.why.scrolled();
    this.dialogs?.hint.scrolled();
  }

  describe(state: HTMLElement, isOver: boolean): void {
    this.#described = isOver ? state : undefined;
    if (isOver) this.withDialogs(({ hint }) => this.#described === state && hint.show(state));
    else this.dialogs?.hint.hide();
  }

  readonly personHref = ({ personId }: ListedMember): string | undefined =>
    this.personHrefTemplate?.replaceAll("{personId}", encodeURIComponent(personId));

  async confirmEdit(row: ListedMember, set: Partial<Settable>, dryRun: DryRun): Promise<boolean> {
    return (await this.#loadDialogs()).confirmEdit(row, set, dryRun);
  }

  async ask(question: Question): Promise<boolean> {
    return (await this.#loadDialogs()).question.ask(question);
  }

  async focusRow(index: number): Promise<void> {
    if (this.rows.length > 0) await this.navigation.focus(index, "action");
    else await this.focusAddBox();
  }

  /** Focuses the role of a member who can become an admin (B58). */
  chooseSecondAdmin(): void {
    this.dialogs?.why.hide();
    const row = this.rows.find((one) => one.role !== "admin" && one.refused["make-admin"] === undefined);
    if (row) void this.navigation.focus(this.rows.indexOf(row.personId), "role");
    else void this.focusAddBox();
  }

  left(): void {
    this.withDialogs(({ toast, words }) => {
      this.hasLeft = true;
      toast.announce(words.text("left.title"));
    });
    this.reload();
  }

  /** Focuses the add box, which a selection hides. */
  async focusAddBox(): Promise<void> {
    this.endSelection();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("#add")?.focus();
  }

  sendTo(people: readonly ListedMember[], anchor: HTMLElement): void {
    this.withDialogs(({ send }) => send.sendTo(people), anchor);
  }

  endSelection(): void {
    if (this.selection) this.dialogs?.endSelection();
  }

  sortBy(sort: "name" | "role"): void {
    const { query } = this.pages;
    void this.query.set({ sort, descending: query.sort === sort && !query.descending });
  }

  /** Shows all members in the current order. */
  protected clearQuery(): void {
    const search = this.renderRoot.querySelector<HTMLInputElement>("#search");
    if (search) search.value = "";
    void this.query.set({ search: "", role: "", invitation: "", assignable: "" });
  }

  #announceFound(): void {
    const { length: count, isComplete } = this.rows;
    this.withDialogs(({ toast, words }) =>
      toast.announce(
        isComplete ? words.text("list.found", { count }) : words.text("list.found-many", { count: pageSize }),
      ),
    );
  }

  get #panel(): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>("#panel") ?? this;
  }

  async #loadDialogs(): Promise<MemberDialogs> {
    const { MemberDialogs } = await import("./member-dialogs.ts");
    if (this.dialogs === undefined) {
      this.dialogs = new MemberDialogs(this);
      this.requestUpdate();
    }
    return this.dialogs;
  }

  /** Loads the dialogs before they are needed. */
  protected readonly prepare = (): void => this.withDialogs(() => undefined);

  /** Loads the dialogs if needed, then runs `work`; a failure is explained at the anchor. */
  withDialogs(work: (dialogs: MemberDialogs) => unknown, anchor?: HTMLElement): void {
    const run = async (dialogs: MemberDialogs): Promise<unknown> => work(dialogs);
    (this.dialogs ? run(this.dialogs) : this.#loadDialogs().then(run)).catch(
      (error: unknown) => anchor && this.dialogs?.why.show([reasonOf(error)], anchor),
    );
  }

  #reset(): void {
    this.#schedule = undefined;
    this.hasLeft = false;
    this.dialogs?.reset();
  }
}
