import type { SaveTemplateOutput } from "@rollcall/core";
import type { TemplateResult } from "lit";
import type { FormDialog } from "../../ui/dialogs/form-dialog.ts";
import { drawing, icon } from "../../ui/controls/icons.ts";
import { Menu, type MenuItem } from "../../ui/popovers/menu.ts";
import { CopyWeekDialog } from "./copy-week-dialog.ts";
import type { PlanningHost, PlanningOptions } from "./planned-week.ts";
import { createSaveTemplateDialog } from "./save-template-dialog.ts";
import { TemplateDialog } from "./template-dialog.ts";
import { createHoursDialog } from "./hours-dialog.ts";
import { type PlanningKey, planningWords } from "./planning.messages.ts";
import { PublishDialog } from "./publish-dialog.ts";

// From lucide (ISC license).
const sheets = drawing(
  "M8 8h12a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H10a2 2 0 0 1-2-2zM4 16a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2",
);

/** The menu of commands on a whole week, and their dialogs. It loads when it is first needed. */
export class Planning {
  readonly #host: PlanningHost;
  readonly #menu: Menu;
  readonly #publish: PublishDialog;
  readonly #copy: CopyWeekDialog;
  readonly #template: TemplateDialog;
  readonly #saveTemplate: FormDialog<void, SaveTemplateOutput>;
  readonly #hours: FormDialog;

  constructor(host: PlanningHost, options: PlanningOptions) {
    this.#host = host;
    this.#menu = new Menu(host);
    this.#publish = new PublishDialog(host, options);
    this.#copy = new CopyWeekDialog(host, options);
    this.#template = new TemplateDialog(host, options);
    this.#saveTemplate = createSaveTemplateDialog(host, options);
    this.#hours = createHoursDialog(host, options);
  }

  /** Opens the menu next to its button. */
  open(anchor: HTMLElement): Promise<void> {
    const words = this.#host.wordsWith(planningWords);
    const item = (
      picture: TemplateResult,
      part: "publish" | "copy-week" | "use-template" | "save-template" | "export-hours",
      label: PlanningKey,
      press: () => unknown,
    ): MenuItem => ({ icon: picture, part, label: words.text(label), press });
    return this.#menu.open(
      words.text("planning.menu"),
      [
        item(icon("sent"), "publish", "planning.publish", () => this.#publish.open()),
        item(sheets, "copy-week", "planning.copy", () => this.#copy.open()),
        item(icon("calendar"), "use-template", "planning.template", () => this.#template.open()),
        item(icon("done"), "save-template", "planning.save-template", () => this.#saveTemplate.open()),
        item(icon("file"), "export-hours", "planning.hours", () => this.#hours.open()),
      ],
      anchor,
    );
  }
}
