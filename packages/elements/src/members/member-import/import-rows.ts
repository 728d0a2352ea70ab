import type { RollcallClient } from "@rollcall/core";
import { reasonOf } from "../../messages/reason-words.ts";
import { newKey } from "../../ui/browser/new-key.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import type { InvitationState, Role } from "../listed-member.ts";
import { BatchRun } from "../batch-run.ts";
import { addInBatches, type AddResult, type AddedMember, batchSize, toCandidate } from "./add-in-batches.ts";
import { ImportAssignments } from "./import-assignments.ts";
import type { ImportTotals, OpenRow } from "./import-summary.ts";
import type { ImportKey } from "./member-import.messages.ts";
import { firstRows, isUnsendable, PredictedResults } from "./predicted-results.ts";
import { checkPeople, type ImportedPerson } from "./read-people.ts";
import { type RowState, rowStatus } from "./row-status.ts";

/** How many rows are drawn at first; more are drawn on request. */
const rowsShown = 200;

/** The preview that shows the rows. */
interface RowsHost {
  readonly client: RollcallClient | undefined;
  readonly scheduleId: string;
  /** Creates the schedule, unless it exists. */
  readonly createSchedule?: ((client: RollcallClient) => Promise<string>) | undefined;
  requestUpdate(): void;
}

/** How many invitations are sent immediately, how many people aren't invited yet, and how many rows aren't checked. */
export interface PlannedInvitations {
  readonly sent: number;
  readonly unsent: number;
  readonly unknown: number;
}

/** The rows of an import: which of them are added, and the predicted and actual responses of the server. */
export class ImportRows {
  people: readonly ImportedPerson[] = [];
  run: BatchRun<AddResult> | undefined;
  /** The skills and certifications in the list. */
  readonly assignments = new ImportAssignments();
  readonly #host: RowsHost;
  readonly #leftOut = new Set<ImportedPerson>();
  readonly #predicted = new PredictedResults();
  /** Corrected rows, with the result of those that were added again. */
  readonly #corrected = new Map<ImportedPerson, RowState["result"]>();
  /** The rows that the run adds, with their index in its results. */
  readonly #places = new Map<ImportedPerson, number>();
  #limit = rowsShown;
  #created: Promise<string> | undefined;

  constructor(host: RowsHost) {
    this.#host = host;
  }

  /** Shows another list. */
  read(people: readonly ImportedPerson[]): void {
    this.people = people;
    this.#leftOut.clear();
    for (const person of people) if (person.problem) this.#leftOut.add(person);
    void this.#predict();
    void this.#loadCatalogues();
  }

  /** Draws more rows. */
  readonly showMore = (): void => {
    this.#limit += rowsShown;
    void this.#predict();
  };

  /** The rows that are drawn: in a long list, those that need attention come first. */
  get shown(): readonly ImportedPerson[] {
    return firstRows(this.people, this.#limit, (person) => this.#needsAttention(person));
  }

  get included(): readonly ImportedPerson[] {
    return this.people.filter((person) => !this.#leftOut.has(person));
  }

  /** How many of the included rows are added, and how many only get skills and certifications. */
  get counts(): { readonly added: number; readonly assigned: number } {
    const assigned = this.included.filter((person) => this.#isAssignedOnly(person)).length;
    return { added: this.included.length - assigned, assigned };
  }

  /** How many invitations adding the included rows would send. */
  get invitations(): PlannedInvitations | "checking" | undefined {
    const people = this.included.filter((person) => !this.#isAssignedOnly(person));
    if (people.length === 0) return undefined;
    if (people.some((person) => this.#predicted.isChecking(person))) return "checking";
    const states = people.map((person) => this.#predicted.invitationOf(person));
    const count = (state: InvitationState | undefined): number => states.filter((one) => one === state).length;
    return { sent: count("queued"), unsent: count("not-invited"), unknown: count(undefined) };
  }

  get added(): readonly AddedMember[] {
    return this.people.flatMap((person) => {
      const result = this.#resultOf(person);
      return result?.status === "added" ? [result.member] : [];
    });
  }

  /** What happened to all rows, even after corrections. */
  get totals(): ImportTotals {
    const isOpen = (status = "failed"): boolean => status === "failed";
    const open = [...this.#places.keys()].filter((person) => isOpen(this.#resultOf(person)?.status)).length;
    const added = this.added.length;
    return { added, refused: this.people.length - added - open, open };
  }

  /** The rows that weren't added, and why. */
  openRows(words: Words<ImportKey>): readonly OpenRow[] {
    return this.people
      .filter((person) => this.#resultOf(person)?.status !== "added" && !this.#isAssignedOnly(person))
      .map((person) => ({ person, why: rowStatus(words, person, this.stateOf(person))[1] }));
  }

  stateOf(person: ImportedPerson): RowState {
    return {
      isIncluded: !this.#leftOut.has(person),
      isChecking: this.#predicted.isChecking(person),
      result: this.#resultOf(person),
      predicted: this.#predicted.refusalOf(person),
      isAssignedOnly: this.#isAssignedOnly(person),
    };
  }

  /** Whether a row can't be included or left out. */
  isLocked(person: ImportedPerson): boolean {
    const isRefused = this.#predicted.refusalOf(person) !== undefined && !this.#isAssignedOnly(person);
    return this.run !== undefined || isUnsendable(person) || isRefused;
  }

  /** Includes a row, or leaves it out. */
  toggle(person: ImportedPerson): void {
    this.#leftOut[this.#leftOut.has(person) ? "delete" : "add"](person);
    this.#host.requestUpdate();
  }

  /** The role of a row: as chosen, or as the server would decide. */
  roleOf(person: ImportedPerson): Role {
    return person.role ?? this.#predicted.roleOf(person) ?? "member";
  }

  /** Gives a row another role. */
  setRole(person: ImportedPerson, role: Role): void {
    const { problem, ...others } = person;
    void this.correct(person, { ...others, role, problem: problem === "role" ? undefined : problem });
  }

  /** Adds the included rows. */
  start(): void {
    const { client } = this.#host;
    if (client === undefined) return;
    const people = this.included;
    const add = addInBatches(people, async (batch, options) =>
      client.members.add({ scheduleId: await this.#target(client), people: [...batch] }, options),
    );
    people.forEach((person, place) => this.#places.set(person, place));
    this.run = new BatchRun<AddResult>({
      total: people.length,
      send: async (done, options) => {
        const response = await add(done, options);
        // Adding a batch and assigning can both be repeated, so a failure here leaves the batch to be sent again.
        await this.assignments.assign(client, people.slice(done, done + batchSize), response.results);
        return response;
      },
      changed: () => this.#host.requestUpdate(),
    });
    void this.run.run();
  }

  /**
   * Replaces a row with a corrected one and checks it like the rows of the list; after the run, it is added immediately.
   * Resolves to whether it is ready or was added.
   */
  async correct(person: ImportedPerson, corrected: ImportedPerson): Promise<boolean> {
    const { people, run } = this;
    const at = people.indexOf(person);
    const checked = checkPeople(people.with(at, corrected));
    const row = checked[at] ?? corrected;
    this.people = run ? people.with(at, row) : checked;
    this.#corrected.set(row, undefined);
    if (run) {
      const place = this.#places.get(person);
      this.#places.delete(person);
      if (place !== undefined) this.#places.set(row, place);
      return !isUnsendable(row) && this.#addAgain(row);
    }
    this.people.forEach((one, index) => {
      const before = people[index];
      if (before === undefined || before === one) return;
      this.#leftOut.delete(before);
      if (one === row ? isUnsendable(one) : one.problem) this.#leftOut.add(one);
    });
    await this.#predict();
    return !isUnsendable(row) && this.#predicted.refusalOf(row) === undefined;
  }

  /** The schedule that people are added to. It is created once. */
  #target(client: RollcallClient): Promise<string> {
    const { scheduleId, createSchedule } = this.#host;
    this.#created ??= createSchedule?.(client).catch((error: unknown) => {
      this.#created = undefined;
      throw error;
    });
    return this.#created ?? Promise.resolve(scheduleId);
  }

  async #addAgain(row: ImportedPerson): Promise<boolean> {
    const { client } = this.#host;
    if (client === undefined) return false;
    this.#corrected.set(row, { status: "adding" });
    const result = await this.#target(client)
      .then((scheduleId) =>
        client.members.add({ scheduleId, people: [toCandidate(row)] }, { idempotencyKey: newKey() }),
      )
      .then(
        ({ results }) => results[0],
        (error: unknown) => ({ status: "refused" as const, reason: reasonOf(error) }),
      );
    this.#corrected.set(row, result);
    if (result?.status !== "added") return false;
    await this.assignments.assign(client, [row], [result]).catch(() => undefined);
    return true;
  }

  /** Loads what can be assigned. If that fails, the run tries again. */
  async #loadCatalogues(): Promise<void> {
    const { client } = this.#host;
    if (client) await this.assignments.load(client, this.people).catch(() => undefined);
    if (this.run === undefined)
      for (const person of this.people) if (this.#isAssignedOnly(person)) this.#leftOut.delete(person);
    this.#host.requestUpdate();
  }

  /** Whether the person of a row is already a member and is only assigned skills and certifications. */
  #isAssignedOnly(person: ImportedPerson): boolean {
    const code = this.#predicted.refusalOf(person)?.reason.code;
    return code === "member.already-there" && this.assignments.hasKnown(person);
  }

  /** Leaves out the visible rows that the server would refuse. */
  async #predict(): Promise<void> {
    const asking = this.#predicted.ask(this.#host.client, this.#host.scheduleId, this.shown);
    this.#host.requestUpdate();
    const refused = await asking;
    if (this.run === undefined)
      for (const person of refused) if (!this.#isAssignedOnly(person)) this.#leftOut.add(person);
    this.#host.requestUpdate();
  }

  /** The result of a row; `undefined` before it is sent. */
  #resultOf(person: ImportedPerson): RowState["result"] {
    const corrected = this.#corrected.get(person);
    if (corrected) return corrected;
    const { run } = this;
    const place = this.#places.get(person);
    if (run === undefined || place === undefined) return undefined;
    if (place < run.done || place >= run.done + batchSize) return run.results[place];
    return run.isBusy ? { status: "adding" } : run.problem && { status: "failed" };
  }

  /** Whether a row has a problem, wasn't added, or was corrected. */
  #needsAttention(person: ImportedPerson): boolean {
    const status = this.#resultOf(person)?.status;
    if (this.#corrected.has(person) || this.assignments.hasUnknown(person)) return true;
    if (status === undefined) return person.problem !== undefined || person.second !== undefined;
    return status === "refused" || status === "failed";
  }
}
