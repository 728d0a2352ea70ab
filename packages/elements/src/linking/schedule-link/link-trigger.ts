import type { CreateTriggerOutput } from "@rollcall/core";
import { html, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import { copyField } from "../../ui/fields/copy-field.ts";
import { ConfirmDialog } from "../../ui/dialogs/confirm-dialog.ts";
import { Dialog } from "../../ui/dialogs/dialog.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import type { LinkHost, LinkSource, ShownLink } from "./link-host.ts";
import { type LinkPartKey, linkPartWords } from "./link-parts.messages.ts";

/** The address and the secret with which an automation of the other product starts a run (P67). The secret is shown once. */
export class LinkTrigger {
  readonly #host: LinkHost;
  readonly #addressOf: (path: string) => string;
  readonly #create: ConfirmDialog<ShownLink, CreateTriggerOutput>;
  readonly #created: Dialog<CreateTriggerOutput>;

  constructor(host: LinkHost, { refresh }: LinkSource, addressOf: (path: string) => string) {
    this.#host = host;
    this.#addressOf = addressOf;
    this.#created = new Dialog<CreateTriggerOutput>(host, {
      ...{ id: "trigger-created", size: "wide" },
      title: () => this.#words.text("schedule-link.trigger.created"),
      content: (created) => this.#shown(created),
    });
    this.#create = new ConfirmDialog<ShownLink, CreateTriggerOutput>(host, {
      id: "create-trigger",
      title: ({ hasTrigger }) =>
        this.#words.text(hasTrigger ? "schedule-link.trigger.replace.title" : "schedule-link.trigger.create.title"),
      text: ({ hasTrigger, providerName: provider }) =>
        this.#words.text(hasTrigger ? "schedule-link.trigger.replace.text" : "schedule-link.trigger.create.text", {
          provider,
        }),
      confirm: ({ hasTrigger }) => this.#words.text(this.#verb(hasTrigger)),
      busy: () => this.#words.text("schedule-link.trigger.creating"),
      isDangerous: ({ hasTrigger }) => hasTrigger,
      run: (_link, client, { idempotencyKey }) =>
        client.links.createTrigger({ scheduleId: host.shownId ?? "" }, { idempotencyKey }),
      outcome: () => ({
        done: (created) => {
          void refresh();
          return this.#created.open(created);
        },
      }),
    });
  }

  render(link: ShownLink): TemplateResult {
    const words = this.#words;
    const { hasTrigger, providerName: provider } = link;
    return html`<div class="stack gap-3 start">
      <p class="muted measure">
        ${words.text("schedule-link.trigger.text", { provider })}
        ${hasTrigger ? words.text("schedule-link.trigger.exists") : ""}
      </p>
      ${button(words.text(this.#verb(hasTrigger)), {
        ...{ id: "create-trigger-button", part: "create-trigger", opensDialog: true },
        click: () => void this.#create.open(link),
      })}
    </div>`;
  }

  get #words(): Words<LinkPartKey> {
    return this.#host.wordsWith(linkPartWords);
  }

  #verb(hasTrigger: boolean): LinkPartKey {
    return hasTrigger ? "schedule-link.trigger.replace" : "schedule-link.trigger.create";
  }

  #shown({ secret, path }: CreateTriggerOutput): TemplateResult {
    const words = this.#words;
    const { toast } = this.#host;
    const field = (name: "address" | "secret", value: string): TemplateResult =>
      html`<div class="one">
        <b class="strong">${words.text(`schedule-link.trigger.${name}`)}</b>
        ${copyField({
          ...{ value, part: `trigger-${name}`, toast },
          words: {
            label: words.text(`schedule-link.trigger.${name}`),
            copy: words.text("schedule-link.trigger.copy"),
            copyLabel: words.text(`schedule-link.trigger.copy.${name}`),
            copied: words.text("schedule-link.trigger.copied"),
            failed: words.text("schedule-link.trigger.copy.failed"),
          },
        })}
      </div>`;
    return html`<p id="trigger-created-text">${words.text("schedule-link.trigger.created.text")}</p>
      <div class="stack gap-4">
        ${field("address", this.#addressOf(path))} ${field("secret", secret)}
        <p class="small">
          ${words.text("schedule-link.trigger.recipe")}
          <a href="https://www.standardwebhooks.com" target="_blank" rel="noreferrer">Standard Webhooks</a>
        </p>
      </div>
      <div class="buttons">
        ${button(words.text("schedule-link.trigger.done"), {
          ...{ part: "trigger-done", look: "button primary" },
          click: () => this.#created.close(),
        })}
      </div>`;
  }
}
