import { drawing, icon } from "../../ui/icons.ts";
import { Menu } from "../../ui/menu.ts";
import { CopyWeekDialog } from "./copy-week-dialog.ts";
import type { PlanningHost, PlanningOptions } from "./planned-week.ts";
import { planningWords } from "./planning.messages.ts";
import { PublishDialog } from "./publish-dialog.ts";

// From lucide (ISC license).
const sheets = drawing(
  "M8 8h12a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H10a2 2 0 0 1-2-2zM4 16a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2",
);

/** The menu of commands on a whole week, and their dialogs. Loads when it is first needed. */
export class Planning {
  readonly #host: PlanningHost;
  readonly #menu: Menu;
  readonly #publish: PublishDialog;
  readonly #copy: CopyWeekDialog;

  constructor(host: PlanningHost, options: PlanningOptions) {
    this.#host = host;
    this.#menu = new Menu(host);
    this.#publish = new PublishDialog(host, options);
    this.#copy = new CopyWeekDialog(host, options);
  }

  /** Opens the menu next to its button. */
  open(anchor: HTMLElement): Promise<void> {
    const words = this.#host.wordsWith(planningWords);
    return this.#menu.open(
      words.text("planning.menu"),
      [
        {
          icon: icon("sent"),
          label: words.text("planning.publish"),
          part: "publish",
          press: () => this.#publish.open(),
        },
        { icon: sheets, label: words.text("planning.copy"), part: "copy-week", press: () => this.#copy.open() },
      ],
      anchor,
    );
  }
}
