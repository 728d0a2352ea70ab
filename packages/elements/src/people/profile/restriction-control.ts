import { html, nothing, type TemplateResult } from "lit";
import { weekdayName, weekdays } from "../../availability/my-availability/month.ts";
import type { Message } from "../../messages/messages.ts";
import { button } from "../../ui/controls/button.ts";
import { drawing } from "../../ui/controls/icons.ts";
import { cross } from "../../ui/controls/more-icons.ts";
import type { CommandHost, Words } from "../../ui/host/panel-host.ts";
import { PersonField } from "../../ui/fields/person-field.ts";
import { stateLabel } from "../../ui/controls/state-label.ts";
import { labelledField, selectField, textField } from "../../ui/fields/text-field.ts";
import type { ControlParts } from "./field-control.ts";
import { itemsOf, toListText } from "./field-codec.ts";
import { itemText, labelOf, type MentionedPerson } from "./field-text.ts";
import { type RestrictionKey, restrictionWords } from "./restriction.en.ts";

/** The element whose field is edited. */
export interface RestrictionHost extends CommandHost {
  wordsWith<More extends string>(catalogue: Readonly<Record<More, Message>>): Words<More>;
}

/** The kinds of entries in each field, in the order of the list. */
const kindsOf = {
  restrictions: ["not-at", "only-at", "not-as", "only-as", "other"],
  colleagues: ["cannot-work-with", "must-work-with"],
} as const;

type Kind = (typeof kindsOf)[keyof typeof kindsOf][number];

/** The control of restrictions (A11): its entries, each with a button that removes it, and a line that adds one of a kind. */
export class RestrictionControl {
  readonly #host: RestrictionHost;
  readonly #person: PersonField;
  #kind: Kind | undefined;
  #needed: RestrictionKey | undefined;

  constructor(host: RestrictionHost, id: string) {
    this.#host = host;
    this.#person = new PersonField(host, {
      id: `${id}-person`,
      part: "restriction-person",
      label: () => ({ accessible: this.#words.text("restriction.person") }),
      search: async ({ people }, asked, signal) =>
        (await people.list(asked, { signal })).rows.map((person) => ({ ...person, personId: person.id })),
    });
  }

  render(parts: ControlParts, mentioned: readonly MentionedPerson[]): TemplateResult {
    const { words, field, edited, id, describedBy } = parts;
    const own = this.#words;
    const items: readonly unknown[] = itemsOf(edited.saved.shown ?? "");
    const kinds = field.name === "colleagues" ? kindsOf.colleagues : kindsOf.restrictions;
    const kind = this.#kind ?? kinds[0];
    const remove = (index: number, pressed: Element): void => {
      // The button is about to disappear.
      pressed.closest(".list")?.querySelector<HTMLElement>("select")?.focus();
      edited.set(toListText(items.filter((_, at) => at !== index)));
    };
    const add = (line: Element | null): void => {
      if (line) this.#add(parts, kind, line, items);
    };
    return html`<div class="list stack fill" role="group" aria-label=${labelOf(words, field)}>
      ${
        items.length === 0
          ? html`<p class="muted">${words.text("list.empty")}</p>`
          : html`<ul class="stack" part="items">
              ${items.map((item, index) => {
                const text = itemText(words, item, mentioned);
                return html`<li class="entry of-1" part="item">
                  <span class="wrap"><bdi>${text}</bdi></span>
                  ${button(drawing(cross), {
                    look: "icon-button",
                    part: "remove-item",
                    tooltip: words.text("list.remove", { item: text }),
                    click: ({ currentTarget }) => remove(index, currentTarget),
                  })}
                </li>`;
              })}
            </ul>`
      }
      <div
        class="new stack"
        @keydown=${(event: KeyboardEvent) => {
          const { key, isComposing, target, currentTarget } = event;
          if (key !== "Enter" || isComposing || !(target instanceof HTMLInputElement)) return;
          event.preventDefault();
          add(currentTarget as Element);
        }}
      >
        <div class="cluster restriction">
          ${selectField({
            ...{ id, part: "restriction-kind", describedBy, value: kind, label: own.text("restriction.kind") },
            options: kinds.map((one) => [one, own.text(`restriction.kind.${one}`)] as const),
            change: (chosen) => this.#choose(chosen as Kind),
          })}
          ${this.#fields(kind)}
          ${button(words.text("list.add"), {
            look: "button small",
            part: "add-item",
            click: ({ currentTarget }) => add(currentTarget.closest(".new")),
          })}
        </div>
        ${this.#hint(field.name, kind)}
        ${
          this.#needed === undefined
            ? nothing
            : html`<p role="alert">${stateLabel("warning", own.text(this.#needed), { tone: "danger" })}</p>`
        }
      </div>
    </div>`;
  }

  get #words(): Words<RestrictionKey> {
    return this.#host.wordsWith(restrictionWords);
  }

  #fields(kind: Kind): TemplateResult {
    const words = this.#words;
    switch (kind) {
      case "not-at":
      case "only-at":
        return html`<div class="cluster days" role="group" aria-label=${words.text("restriction.days")}>
            ${weekdays(words.lang).map(
              (day) =>
                html`<label class="toggle"
                  ><input type="checkbox" class="box" part="restriction-day" value=${day} />${weekdayName(
                    words,
                    day,
                    "short",
                  )}</label
                >`,
            )}
          </div>
          <div class="cluster nowrap">
            ${(["from", "until"] as const).map((name) =>
              labelledField(words.text(`restriction.${name}`), {
                id: `restriction-${name}`,
                type: "time",
                column: name,
              }),
            )}
          </div>`;
      case "not-as":
      case "only-as":
        return textField(this.#text("position", "restriction.position"));
      case "other":
        return textField(this.#text("note", "restriction.kind.other"));
      case "cannot-work-with":
      case "must-work-with":
        return this.#person.render();
    }
  }

  #text(column: string, label: RestrictionKey) {
    const text = this.#words.text(label);
    return { column, look: "text", maxLength: column === "note" ? 1000 : 120, label: text, placeholder: text } as const;
  }

  #hint(field: string, kind: Kind): TemplateResult | typeof nothing {
    const hints = { "not-at": "times.text", "only-at": "times.text", other: "note" } as const;
    const key =
      field === "colleagues" ? "colleagues.text" : kind in hints ? hints[kind as keyof typeof hints] : undefined;
    return key ? html`<p class="muted small">${this.#words.text(`restriction.${key}`)}</p>` : nothing;
  }

  #choose(kind: Kind): void {
    this.#kind = kind;
    this.#needed = undefined;
    this.#host.requestUpdate();
  }

  #add({ edited }: ControlParts, kind: Kind, line: Element, items: readonly unknown[]): void {
    const { entry, needs, field } = this.#entry(kind, line);
    this.#needed = needs && `restriction.needs.${needs}`;
    this.#host.requestUpdate();
    if (needs) return line.querySelector<HTMLElement>(field)?.focus();
    for (const input of line.querySelectorAll("input")) {
      if (input.type === "checkbox") input.checked = false;
      else input.value = "";
    }
    if ("personId" in entry) this.#person.reset();
    line.querySelector("select")?.focus();
    edited.set(toListText([...items, { kind, ...entry }]));
  }

  /** The entry of a line, or what it lacks. */
  #entry(kind: Kind, line: Element) {
    const typed = (column: string): string =>
      line.querySelector<HTMLInputElement>(`[data-column=${column}]`)?.value.trim() ?? "";
    const needed = (
      entry: Readonly<Record<string, unknown>>,
      needs: "days" | "position" | "note" | "person",
      field: string,
    ) => ({
      entry,
      needs: Object.values(entry).some((value) => value === "" || (Array.isArray(value) && value.length === 0))
        ? needs
        : undefined,
      field,
    });
    switch (kind) {
      case "not-at":
      case "only-at": {
        const boxes = [...line.querySelectorAll<HTMLInputElement>("[type=checkbox]:checked")];
        const days = boxes.map(({ value }) => Number(value)).sort((one, other) => one - other);
        const times = { from: typed("from") || null, until: typed("until") || null };
        return needed({ days, ...times }, "days", "[type=checkbox]");
      }
      case "not-as":
      case "only-as":
        return needed({ position: typed("position") }, "position", "[data-column]");
      case "other":
        return needed({ note: typed("note") }, "note", "[data-column]");
      case "cannot-work-with":
      case "must-work-with":
        return needed({ personId: this.#person.personId ?? "" }, "person", "[part=restriction-person]");
    }
  }
}
