import type { TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import { loadOnDemand } from "../../ui/notices/load-on-demand.ts";
import type { PlanningHost, PlanningOptions } from "./planned-week.ts";
import type { Planning } from "./planning.ts";

/** The button of the menu with commands on a whole week. The commands load when they are first needed. */
export class PlanButton {
  readonly #host: PlanningHost;
  readonly #options: PlanningOptions;
  #planning: Planning | undefined;

  constructor(host: PlanningHost, options: PlanningOptions) {
    this.#host = host;
    this.#options = options;
  }

  render(): TemplateResult {
    return button(this.#host.words.text("shifts.plan"), {
      part: "plan",
      isExpanded: false,
      click: ({ currentTarget }) => this.#open(currentTarget),
    });
  }

  #open(anchor: HTMLElement): Promise<void> {
    return loadOnDemand(
      this.#host,
      () => import("./planning.ts"),
      ({ Planning }) => {
        this.#planning ??= new Planning(this.#host, this.#options);
        return this.#planning.open(anchor);
      },
    );
  }
}
