import type { CalendarLinkView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { FormDialog, type FormValues } from "../../ui/dialogs/form-dialog.ts";
import { leadTime } from "../../ui/text/lead-time.ts";
import type { PanelHost, Words } from "../../ui/host/panel-host.ts";
import { labelledField } from "../../ui/fields/text-field.ts";
import type { CalendarLinkKey } from "./calendar-links.messages.ts";

/** A link with its address, right after it got one. */
export interface AddressedLink {
  readonly link: CalendarLinkView;
  /** The path of the address on the server; undefined if the link keeps its address. */
  readonly path?: string;
}

const maxInName = 120;
/** The usual reminders, in minutes. */
const usualReminders = [15, 60, 1440];

/**
 * The dialog that creates a link, or edits one.
 * @param host the element
 * @param done called with the link, and its path if it is new
 */
export const linkForm = (
  host: PanelHost<CalendarLinkKey>,
  done: (result: AddressedLink, isNew: boolean) => unknown,
): FormDialog<CalendarLinkView | undefined, AddressedLink> =>
  new FormDialog<CalendarLinkView | undefined, AddressedLink>(host, {
    id: "link-form",
    title: (link) =>
      link === undefined
        ? host.words.text("links.form.create")
        : host.words.text("links.form.edit", { name: link.name }),
    confirm: (link) => host.words.text(link === undefined ? "links.form.submit" : "links.form.save"),
    busy: (link) => host.words.text(link === undefined ? "links.form.submitting" : "links.form.saving"),
    fields: (link) => fields(host.words, link),
    validate: ({ name = "" }) =>
      name.trim() === "" ? { field: "name", message: host.words.text("links.form.name.needed") } : undefined,
    submit: (values, client, options, link) => {
      const settings = settingsOf(values);
      return link === undefined
        ? client.portal.createCalendarLink(settings, options)
        : client.portal.updateCalendarLink({ linkId: link.id, ...settings }, options);
    },
    outcome: (link) => ({
      done: (result) => done(result, link === undefined),
      ...(link !== undefined && { message: host.words.text("links.saved") }),
    }),
  });

const settingsOf = (values: FormValues) => ({
  name: (values["name"] ?? "").trim(),
  privacy: values["privacy"] === "busy" ? ("busy" as const) : ("details" as const),
  offers: values["offers"] !== undefined,
  reminders: Object.keys(values).flatMap((name) => {
    const minutes = /^reminder-(\d+)$/.exec(name)?.[1];
    return minutes === undefined ? [] : [Number(minutes)];
  }),
});

function fields(words: Words<CalendarLinkKey>, link: CalendarLinkView | undefined): TemplateResult {
  const { name = "", privacy = "details", offers = true, reminders = [] } = link ?? {};
  const choices = [...new Set([...usualReminders, ...reminders])].sort((one, other) => one - other);
  return html`<div class="stack gap-4">
    ${labelledField(
      words.text("links.form.name"),
      {
        id: "name",
        name: "name",
        part: "name",
        initial: name,
        maxLength: maxInName,
        autocomplete: "off",
        placeholder: words.text("links.form.name.example"),
        describedBy: "name-text link-form-problem",
        required: true,
      },
      words.text("links.form.name.text"),
    )}
    <fieldset>
      <legend>${words.text("links.form.privacy")}</legend>
      ${(["details", "busy"] as const).map(
        (value) =>
          html`<label class="choice"
            ><input type="radio" name="privacy" part="privacy" value=${value} ?checked=${privacy === value} />
            <span
              >${words.text(`links.privacy.${value}`)}
              <span class="muted small">${words.text(`links.form.${value}.text`)}</span></span
            ></label
          >`,
      )}
    </fieldset>
    <label class="choice"
      ><input type="checkbox" name="offers" part="offers" ?checked=${offers} />${words.text("links.form.offers")}</label
    >
    <fieldset>
      <legend>${words.text("links.form.reminders")}</legend>
      <div class="cluster gap-4">
        ${choices.map(
          (minutes) =>
            html`<label class="choice"
              ><input
                type="checkbox"
                name="reminder-${minutes}"
                part="reminder"
                ?checked=${reminders.includes(minutes) || nothing}
              />${leadTime(words, minutes)}</label
            >`,
        )}
      </div>
    </fieldset>
  </div>`;
}
