import type { CalendarLinkView, ListCalendarLinksOutput } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import { ConfirmDialog } from "../../ui/dialogs/confirm-dialog.ts";
import { formStyles } from "../../ui/styles/form.styles.ts";
import { statePage } from "../../ui/panel/panel-states.ts";
import { renderPanel } from "../../ui/panel/render-panel.ts";
import { panelStyles } from "../../ui/styles/panel.styles.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import { RollcallElement } from "../../ui/panel/rollcall-element.ts";
import { ServerAddress } from "../../ui/host/server-address.ts";
import { sinceText } from "../../ui/text/times.ts";
import { AddressDialog } from "./address-dialog.ts";
import { CalendarLinkCreatedEvent, CalendarLinkRevokedEvent } from "./calendar-links.events.ts";
import { type CalendarLinkKey, calendarLinkWords } from "./calendar-links.messages.ts";
import { calendarLinksStyles } from "./calendar-links.styles.ts";
import { type AddressedLink, linkForm } from "./link-form.ts";

/**
 * The caller's calendar links: addresses where calendar apps read the caller's own shifts (A50, X14). Creates, edits and
 * revokes links, and replaces their addresses. Put it inside a `<rollcall-provider>`.
 *
 * Anyone with a link's address can read the feed, so it is shown only once: to copy, to open in a calendar app, and as a QR code. No event
 * contains it.
 *
 * @summary The caller's shifts in a calendar app: links to subscribe to.
 * @slot title - The heading. Defaults to "Your shifts in a calendar app".
 * @slot header - Additional controls at the end of the header.
 * @fires {CalendarLinkCreatedEvent} rollcall-calendar-link-created - A link was created.
 * @fires {CalendarLinkRevokedEvent} rollcall-calendar-link-revoked - A link was revoked.
 * @csspart create - The button that creates a link.
 * @csspart link - A link.
 * @csspart edit - The button that edits a link.
 * @csspart rotate - The button that replaces its address.
 * @csspart revoke - The button that revokes it.
 * @csspart name - The field for the name.
 * @csspart privacy - A choice of what the link shows.
 * @csspart offers - The checkbox for offers.
 * @csspart reminder - The checkbox of a reminder.
 * @csspart address - The field with a new address.
 * @csspart copy - The button that copies it.
 * @csspart open - The link that opens it in a calendar app.
 * @csspart code - Its QR code.
 * @csspart done - The button that closes the dialog.
 */
export class CalendarLinks extends RollcallElement<CalendarLinkKey> {
  static override styles = [...panelStyles, formStyles, calendarLinksStyles];

  static override properties = { serverUrl: { attribute: "server-url" } };

  /** The URL where the server is mounted, as calendar apps reach it. Default: the `base-url` of the provider, or `/rollcall`. */
  declare serverUrl: string | undefined;

  protected override readonly catalogue = calendarLinkWords;
  protected override readonly loadsCaller = false;

  readonly #server = new ServerAddress(this);
  readonly #links = new QueryController<ListCalendarLinksOutput>(this, {
    key: () => "own",
    load: (client, signal) => client.portal.listCalendarLinks({}, { signal }),
    topics: ({ personId, number }) => ({ [personId]: number }),
    // Apps read feeds without a change event.
    whenVisible: true,
  });
  readonly #address = new AddressDialog(this);
  readonly #form = linkForm(this, (result, isNew) => {
    if (isNew) this.dispatchEvent(new CalendarLinkCreatedEvent({ link: result.link }));
    void this.#showAddress(result);
  });
  readonly #rotate = new ConfirmDialog<CalendarLinkView, AddressedLink>(this, {
    id: "rotate",
    title: ({ name }) => this.words.text("links.rotate.title", { name }),
    text: () => this.words.text("links.rotate.text"),
    confirm: () => this.words.text("links.rotate"),
    busy: () => this.words.text("links.rotating"),
    run: ({ id: linkId }, client, { idempotencyKey }) =>
      client.portal.rotateCalendarLink({ linkId }, { idempotencyKey }),
    outcome: () => ({ done: (result) => this.#showAddress(result) }),
  });
  readonly #revoke = new ConfirmDialog<CalendarLinkView, { readonly linkId: string }>(this, {
    id: "revoke",
    title: ({ name }) => this.words.text("links.revoke.title", { name }),
    text: () => this.words.text("links.revoke.text"),
    confirm: () => this.words.text("links.revoke"),
    busy: () => this.words.text("links.revoking"),
    isDangerous: () => true,
    run: ({ id: linkId }, client, { idempotencyKey }) =>
      client.portal.revokeCalendarLink({ linkId }, { idempotencyKey }),
    outcome: ({ name }) => ({
      message: this.words.text("links.revoked", { name }),
      done: ({ linkId }) => {
        this.dispatchEvent(new CalendarLinkRevokedEvent({ linkId }));
        return this.#links.refresh();
      },
    }),
  });

  protected override render(): TemplateResult {
    const { words } = this;
    const { links = [], most = 0 } = this.#links.value ?? {};
    const title = words.text("links.title");
    return renderPanel(this, {
      title,
      query: this.#links,
      skeletonRows: 4,
      subtitle: html`<p class="muted">${words.text("links.text")}</p>`,
      actions: links.length > 0 && links.length < most ? this.#createButton() : nothing,
      content: () =>
        links.length === 0
          ? statePage("calendar", words.text("links.none"), words.text("links.none.text"), this.#createButton())
          : html`<ul class="lined">
                ${links.map((link) => this.#row(link))}
              </ul>
              ${links.length < most ? nothing : html`<p class="foot muted small">${words.text("links.most", { most })}</p>`}`,
    });
  }

  #createButton(): TemplateResult {
    return button(this.words.text("links.create"), {
      part: "create",
      look: "button primary",
      opensDialog: true,
      click: () => this.#form.open(undefined),
    });
  }

  #row(link: CalendarLinkView): TemplateResult {
    const { words } = this;
    const { name, privacy, offers, fetchedAt } = link;
    const shows = [words.text(`links.privacy.${privacy}`), words.text(offers ? "links.offers" : "links.no-offers")];
    const read =
      fetchedAt === null ? words.text("links.unread") : words.text("links.read", { when: sinceText(words, fetchedAt) });
    const act = (verb: "edit" | "rotate" | "revoke", click: () => unknown) =>
      button(words.text(`links.${verb}`), {
        part: verb,
        look: `button small ${verb === "revoke" ? "danger-line" : ""}`,
        label: words.text(`links.${verb}.label`, { name }),
        opensDialog: true,
        click,
      });
    return html`<li class="link-row cluster nowrap" part="link">
      <div class="grow stack gap-0 wrap">
        <b><bdi>${name}</bdi></b>
        <span class="muted small">${shows.join(", ")}</span>
        <span class="muted small">${read}</span>
      </div>
      <div class="cluster">
        ${act("edit", () => this.#form.open(link))} ${act("rotate", () => this.#rotate.open(link))}
        ${act("revoke", () => this.#revoke.open(link))}
      </div>
    </li>`;
  }

  async #showAddress({ link, path }: AddressedLink): Promise<void> {
    void this.#links.refresh();
    if (path === undefined) return;
    await this.#address.open({ name: link.name, address: this.#server.of(path) });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "calendar-links": CalendarLinks;
  }
}
