import { icon, make } from "./make.ts";

/** A mail as the host tells of it. */
interface Listed {
  readonly id: string;
  readonly at: number;
  readonly to: string;
  readonly subject: string;
}

/** Mail that was caught, the newest first. Follows as more comes. */
class MailboxList extends HTMLElement {
  #events: EventSource | undefined;

  connectedCallback(): void {
    this.#events = new EventSource("/mailbox/events");
    // It says so once it listens, and again after a break: nothing that came meanwhile is missed.
    this.#events.addEventListener("letters", () => void this.load());
  }

  disconnectedCallback(): void {
    this.#events?.close();
  }

  async load(): Promise<void> {
    const answer = await fetch("/mailbox/letters").catch(() => undefined);
    if (answer?.ok !== true) return;
    const letters = (await answer.json()) as readonly Listed[];
    const list = make("ol", "card letters", ...letters.map(entry));
    const focused = this.contains(document.activeElement) ? document.activeElement?.getAttribute("href") : null;
    this.replaceChildren(letters.length === 0 ? nothing() : list);
    if (typeof focused === "string") {
      [...this.querySelectorAll("a")].find((link) => link.getAttribute("href") === focused)?.focus();
    }
  }
}

const nothing = (): HTMLElement =>
  make(
    "div",
    "card empty",
    icon("inbox"),
    make("p", "", "No mail yet. Invite somebody to a schedule, and their invitation arrives here."),
  );

const times = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });

function entry({ id, at, to, subject }: Listed): HTMLElement {
  const link = make("a", "");
  link.setAttribute("href", `/mailbox/${encodeURIComponent(id)}`);
  const time = make("time", "", times.format(at));
  time.setAttribute("datetime", new Date(at).toISOString());
  link.append(icon("mail"), make("b", "", to), make("span", "", subject), time);
  return make("li", "", link);
}

customElements.define("mailbox-list", MailboxList);
