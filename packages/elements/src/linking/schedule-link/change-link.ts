import { html, nothing, type TemplateResult } from "lit";
import { ConfirmDialog } from "../../ui/dialogs/confirm-dialog.ts";
import { valuesOf } from "../../ui/dialogs/form-dialog.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { reasonText } from "../../ui/notices/problem-line.ts";
import { connectionField, connectionOf, initialValues, missingField, type Provider } from "./connect-step.ts";
import type { LinkHost, LinkSource, ShownLink } from "./link-host.ts";
import { type LinkPartKey, linkPartWords } from "./link-parts.messages.ts";
import { linkProblem } from "./link-problem.ts";
import { LinkChangedEvent } from "./schedule-link.events.ts";
import { trustsField } from "./trusts-field.ts";
import { labelledField } from "../../ui/fields/text-field.ts";

/** The lowest and the highest limit of removals in percent, as `links.update` accepts it (Q20). */
const percent = { lowest: 20, highest: 90 };

interface Changing {
  readonly link: ShownLink;
  /** Undefined if the product isn't set up anymore. */
  readonly provider: Provider | undefined;
}

/** The dialog that changes a link: its connection, the limit of removals, and how people are matched (Q17, Q20). */
export class ChangeLink {
  readonly #host: LinkHost;
  readonly #dialog: ConfirmDialog<Changing>;
  #values: Readonly<Record<string, string>> = {};
  #isReconnecting = false;

  constructor(host: LinkHost, { refresh }: LinkSource) {
    this.#host = host;
    this.#dialog = new ConfirmDialog<Changing>(host, {
      ...{ id: "change-link", size: "wide" },
      title: () => this.#words.text("schedule-link.change"),
      content: (changing) => this.#fields(changing),
      confirm: () => this.#words.text("schedule-link.change.save"),
      busy: () => this.#words.text("schedule-link.change.saving"),
      check: (_form, { provider }) => {
        const field = this.#isReconnecting && provider ? missingField(provider, this.#values) : undefined;
        return field === undefined
          ? undefined
          : { field: `link-${field}`, message: this.#words.text("schedule-link.required") };
      },
      run: ({ provider }, client, { idempotencyKey, form }) => {
        const { removalPercent, trusts } = valuesOf(form);
        const change = {
          scheduleId: host.shownId ?? "",
          removalPercent: Number(removalPercent),
          ...(provider?.capabilities.verifiesAddresses === false && { trustsAddresses: trusts !== undefined }),
          ...(this.#isReconnecting && provider && { connection: connectionOf(provider, this.#values) }),
        };
        return client.links.update(change, { idempotencyKey });
      },
      problem: (reason) => {
        const text = linkProblem(this.#words, reason) ?? reason;
        return typeof text === "string" ? text : reasonText(this.#words, text);
      },
      outcome: () => ({
        message: this.#words.text("schedule-link.changed-link"),
        done: () => {
          host.dispatchEvent(new LinkChangedEvent({ scheduleId: host.shownId ?? "" }));
          return refresh();
        },
      }),
      // Secrets must not stay in memory.
      closed: () => (this.#values = {}),
    });
  }

  /** Opens the dialog, with the fields of the connection if it is to be replaced. */
  async open(link: ShownLink, isReconnecting: boolean): Promise<void> {
    const { client, shownId: scheduleId = "" } = this.#host;
    const answer = await client?.links.listProviders({ scheduleId }).catch(() => undefined);
    const provider = answer?.providers.find(({ id }) => id === link.provider);
    this.#isReconnecting = isReconnecting && provider !== undefined;
    this.#values = provider ? { ...initialValues(provider), ...link.settings } : {};
    await this.#dialog.open({ link, provider });
    if (this.#isReconnecting)
      this.#host.renderRoot.querySelector<HTMLElement>("#change-link .connection .field")?.focus();
  }

  get #words(): Words<LinkPartKey> {
    return this.#host.wordsWith(linkPartWords);
  }

  #fields({ link, provider }: Changing): TemplateResult {
    const words = this.#words;
    return html`<div class="stack gap-4">
      ${provider ? this.#connection(provider) : nothing}
      ${labelledField(
        words.text("schedule-link.change.percent"),
        {
          ...{ id: "removal-percent", name: "removalPercent", part: "removal-percent", look: "percent" },
          ...{ type: "number", min: percent.lowest, max: percent.highest, required: "native" },
          ...{ initial: String(link.removalPercent), describedBy: "removal-percent-text" },
        },
        words.text("schedule-link.change.percent.text", percent),
      )}
      ${trustsField(words, provider, link.trustsAddresses)}
    </div>`;
  }

  #connection(provider: Provider): TemplateResult {
    const words = this.#words;
    return html`<div class="stack gap-0">
        <label class="toggle"
          ><input
            type="checkbox"
            class="box"
            part="replaces-connection"
            aria-describedby="replaces-text"
            .checked=${this.#isReconnecting}
            @change=${({ currentTarget }: Event) => {
              this.#isReconnecting = (currentTarget as HTMLInputElement).checked;
              this.#host.requestUpdate();
            }}
          />${words.text("schedule-link.change.connection", { provider: provider.name })}</label
        >
        <p class="muted small" id="replaces-text">${words.text("schedule-link.change.connection.text")}</p>
      </div>
      ${
        this.#isReconnecting
          ? html`<div class="connection stack gap-4">
              ${provider.fields.map((field) =>
                connectionField(words, field, {
                  ...{ provider, values: this.#values, invalid: this.#dialog.invalidField },
                  problemId: "change-link-problem",
                  set: (name, value) => {
                    this.#values = { ...this.#values, [name]: value };
                    this.#host.requestUpdate();
                  },
                }),
              )}
            </div>`
          : nothing
      }`;
  }
}
