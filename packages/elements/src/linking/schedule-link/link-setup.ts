import type { FindUpstreamSchedulesOutput, RollcallClient } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import { html, type ReactiveController, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import { CommandController } from "../../ui/commands/command-controller.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { statePage } from "../../ui/panel/panel-states.ts";
import { problemLine } from "../../ui/notices/problem-line.ts";
import { chooseStep } from "./choose-step.ts";
import { connectionOf, connectStep, initialValues, missingField, type Provider } from "./connect-step.ts";
import type { LinkHost, LinkSource } from "./link-host.ts";
import { type LinkPartKey, linkPartWords } from "./link-parts.messages.ts";
import { linkProblem } from "./link-problem.ts";
import { type Plan, planSummary } from "./plan-summary.ts";
import { ScheduleLinkedEvent } from "./schedule-link.events.ts";
import { trustsField } from "./trusts-field.ts";

/** The steps of linking, in order. */
type Step = "closed" | "connect" | "choose" | "review";

type UpstreamSchedule = FindUpstreamSchedulesOutput["schedules"][number];

/** The input so far. */
interface Draft {
  readonly provider: Provider;
  readonly values: Readonly<Record<string, string>>;
  readonly schedules: readonly UpstreamSchedule[];
  readonly upstreamId: string;
  readonly search: string;
  readonly trustsAddresses: boolean;
  readonly plan: Plan | undefined;
}

const focus = "#link-step";

/**
 * Links a schedule in steps: connect to a product, choose one of its schedules, review the changes, and link (B19, Q3). The input
 * stays in memory until the schedule is linked or another one is shown.
 */
export class LinkSetup implements ReactiveController {
  readonly #host: LinkHost;
  readonly #refresh: LinkSource["refresh"];
  readonly #command: CommandController<Step | "link">;
  #step: Step = "closed";
  #providers: readonly Provider[] = [];
  #draft: Draft | undefined;
  #invalid: { readonly field: string; readonly message: string } | undefined;
  #shownId: string | undefined;

  constructor(host: LinkHost, { refresh }: LinkSource) {
    this.#host = host;
    this.#refresh = refresh;
    this.#command = new CommandController(host);
    host.addController(this);
  }

  hostUpdate(): void {
    if (this.#shownId !== this.#host.shownId) this.#reset();
    this.#shownId = this.#host.shownId;
  }

  hostDisconnected(): void {
    this.#reset();
  }

  get isOpen(): boolean {
    return this.#step !== "closed";
  }

  get isStarting(): boolean {
    return this.#command.isBusy("connect");
  }

  /** Why linking couldn't be started. */
  get problem(): Reason | undefined {
    return this.#command.problem("connect");
  }

  /** The step that is open. */
  render(): TemplateResult {
    const draft = this.#draft;
    const words = this.#words;
    if (draft === undefined) {
      return statePage("connected", words.text("schedule-link.none"), words.text("schedule-link.none.unavailable"));
    }
    return html`<form class="setup stack gap-4 pad" part="setup" novalidate @submit=${this.#submit}>
      ${this.#content(draft)}
      ${problemLine(words, this.#invalid?.message ?? linkProblem(words, this.#command.problem(this.#sent)), "link-problem")}
      <div class="buttons">
        ${button(words.text(this.#step === "connect" ? "panel.cancel" : "schedule-link.back"), {
          part: "back",
          click: () => this.#back(),
        })}
        ${button(this.#submitLabel, {
          ...{ look: "button primary", part: "next", isBusy: this.#command.isBusy() },
        })}
      </div>
    </form>`;
  }

  #content(draft: Draft): TemplateResult {
    const words = this.#words;
    const { provider, values, plan } = draft;
    switch (this.#step) {
      case "choose":
        return html`${chooseStep(words, draft, {
          set: (change) => this.#set(change),
          problem: this.#invalid?.field,
        })}
        ${trustsField(words, provider, draft.trustsAddresses, (trustsAddresses) => this.#set({ trustsAddresses }))}`;
      case "review": {
        // A calendar or a file may have no name.
        const { name = "" } = draft.schedules.find(({ id }) => id === draft.upstreamId) ?? {};
        return html`<div class="stack gap-1">
            <h3 id="link-step" tabindex="-1">${words.text("schedule-link.review")}</h3>
            <p class="muted">
              ${words.text("schedule-link.review.text", { name: name === "" ? provider.name : name })}
            </p>
          </div>
          ${plan && planSummary(words, plan)}`;
      }
      default:
        return connectStep(words, {
          ...{ provider, values, providers: this.#providers, invalid: this.#invalid?.field },
          problemId: "link-problem",
          choose: (id) => this.#choose(id),
          set: (field, value) => this.#set({ values: { ...values, [field]: value } }),
        });
    }
  }

  get #words(): Words<LinkPartKey> {
    return this.#host.wordsWith(linkPartWords);
  }

  /** The command that the button of this step runs. */
  get #sent(): Step | "link" {
    return this.#step === "connect" ? "choose" : this.#step === "choose" ? "review" : "link";
  }

  get #submitLabel(): string {
    const words = this.#words;
    const isBusy = this.#command.isBusy(this.#sent);
    switch (this.#sent) {
      case "choose":
        return words.text(isBusy ? "schedule-link.finding" : "schedule-link.find");
      case "review":
        return words.text(isBusy ? "schedule-link.previewing" : "schedule-link.preview");
      default:
        return words.text(isBusy ? "schedule-link.linking" : "schedule-link.link");
    }
  }

  /** Opens the first step. */
  async start(): Promise<void> {
    const scheduleId = this.#host.shownId ?? "";
    await this.#command.run("connect", (client) => client.links.listProviders({ scheduleId }), {
      done: ({ providers }) => {
        this.#providers = providers;
        this.#step = "connect";
        this.#choose(providers[0]?.id ?? "");
      },
      focus,
    });
  }

  #choose(id: string): void {
    const provider = this.#providers.find((one) => one.id === id);
    this.#draft = provider && {
      ...{ provider, values: initialValues(provider), schedules: [], upstreamId: "", search: "" },
      ...{ trustsAddresses: false, plan: undefined },
    };
    this.#changed();
  }

  #set(change: Partial<Draft>): void {
    if (this.#draft) this.#draft = { ...this.#draft, ...change };
    this.#changed();
  }

  /** The input has changed: drops the last problem, and pending results for the previous input. */
  #changed(): void {
    this.#invalid = undefined;
    this.#command.abandon();
  }

  #back(): void {
    this.#changed();
    if (this.#step === "connect") this.#reset();
    else this.#step = this.#step === "review" ? "choose" : "connect";
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() =>
      this.#host.renderRoot.querySelector<HTMLElement>(`${focus}, #start`)?.focus(),
    );
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const draft = this.#draft;
    if (draft === undefined || this.#command.isBusy()) return;
    this.#invalid = this.#problemOf(draft);
    if (this.#invalid) {
      this.#host.requestUpdate();
      await this.#host.updateComplete;
      this.#host.renderRoot.querySelector<HTMLElement>(`#${this.#invalid.field}`)?.focus();
      return;
    }
    await this.#send(draft);
  };

  #problemOf({
    provider,
    values,
    upstreamId,
  }: Draft): { readonly field: string; readonly message: string } | undefined {
    const words = this.#words;
    const field = this.#step === "connect" ? missingField(provider, values) : undefined;
    if (field !== undefined) return { field: `link-${field}`, message: words.text("schedule-link.required") };
    if (this.#step === "choose" && upstreamId === "")
      return { field: "link-upstream-0", message: words.text("schedule-link.choose.needed") };
    return undefined;
  }

  async #send(draft: Draft): Promise<void> {
    const { provider, values, upstreamId, trustsAddresses } = draft;
    const scheduleId = this.#host.shownId ?? "";
    const asked = { scheduleId, provider: provider.id, ...connectionOf(provider, values) };
    const link = { ...asked, upstreamId, trustsAddresses };
    if (this.#sent === "choose") {
      const find = (client: RollcallClient) => client.links.findUpstreamSchedules(asked);
      await this.#command.run("choose", find, {
        done: ({ schedules }) => {
          const [only, ...others] = schedules;
          this.#open("choose", { schedules, search: "", upstreamId: only && others.length === 0 ? only.id : "" });
        },
        focus,
      });
    } else if (this.#sent === "review") {
      await this.#command.run("review", (client) => client.links.create.dryRun(link), {
        done: ({ effects }) => this.#open("review", { plan: effects.plan }),
        focus,
      });
    } else {
      await this.#command.run("link", (client, options) => client.links.create(link, options), {
        message: this.#words.text("schedule-link.linked"),
        done: () => {
          this.#reset();
          this.#host.dispatchEvent(new ScheduleLinkedEvent({ scheduleId, provider: provider.id }));
          return this.#refresh();
        },
        focus: "#sync",
      });
    }
  }

  #open(step: Step, change: Partial<Draft>): void {
    this.#step = step;
    if (this.#draft) this.#draft = { ...this.#draft, ...change };
    this.#host.requestUpdate();
  }

  /** Forgets everything that was entered. Secrets must not stay in memory. */
  #reset(): void {
    this.#step = "closed";
    this.#draft = this.#invalid = undefined;
    this.#providers = [];
  }
}
