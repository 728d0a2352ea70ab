import { loadOnDemand } from "../../ui/notices/load-on-demand.ts";
import type { QueryController } from "../../ui/queries/query-controller.ts";
import type { BoardActions } from "./board-actions.ts";
import type { ActionsHost } from "./actions-host.ts";
import type { BoardRow } from "./board-rows.ts";
import type { BoardView } from "./board-view.ts";
import type { Board } from "./load-board.ts";
import type { DetailsSubject, ShiftDetails } from "./shift-details.ts";

/** What the dialogs need from the board. */
interface DialogsOptions {
  readonly board: QueryController<Board>;
  /** The board, or what is known about it while it loads. */
  readonly known: () => Board | undefined;
  readonly view: () => BoardView | undefined;
  /** The row as it is now. */
  readonly rowOf: (key: string) => BoardRow | undefined;
}

/** The details and the actions of the board. Each loads when it is first needed. */
export class BoardDialogs {
  readonly #host: ActionsHost;
  readonly #options: DialogsOptions;
  #actions: BoardActions | undefined;
  #details: ShiftDetails | undefined;

  constructor(host: ActionsHost, options: DialogsOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** Opens the shifts of a cell, or one shift. */
  open(subject: DetailsSubject): Promise<void> {
    return loadOnDemand(
      this.#host,
      () => import("./shift-details.ts"),
      ({ ShiftDetails }) => {
        const { view, rowOf } = this.#options;
        const act = (action: (actions: BoardActions) => unknown): Promise<void> => this.act(action);
        this.#details ??= new ShiftDetails(this.#host, { view, rowOf, act, actions: () => this.#actions });
        return this.#details.open(subject);
      },
    );
  }

  /** Runs an action. */
  act(action: (actions: BoardActions) => unknown): Promise<void> {
    return loadOnDemand(
      this.#host,
      () => import("./board-actions.ts"),
      async ({ BoardActions }) => {
        const { board, known } = this.#options;
        this.#actions ??= new BoardActions(this.#host, {
          board: known,
          refresh: () => board.refresh(),
          done: () => this.#details?.close(),
        });
        // Commands drop calls that start before their first update.
        this.#host.requestUpdate();
        await this.#host.updateComplete;
        await action(this.#actions);
      },
    );
  }
}
