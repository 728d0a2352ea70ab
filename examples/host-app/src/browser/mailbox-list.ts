import { icon, make, timesHere } from "./make.ts";

/** An email as the host lists it. */
interface Listed {
  readonly id: string;
  readonly at: number;
  readonly to: string;
  readonly subject: string;
}

/** The captured mail, newest first. Updates when new mail arrives. */
class MailboxList extends HTMLElement {
  #events: EventSource | undefined;

  connectedCallback(): void {
    this.#events = new EventSource("/mailbox/events");
    // Sent when the stream opens and after each reconnect, so no mail is missed.
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
    make("p", "", "No mail yet. Invite someone to a schedule, and the invitation shows up here."),
  );

function entry({ id, at, to, subject }: Listed): HTMLElement {
  const link = make("a", "");
  link.setAttribute("href", `/mailbox/${encodeURIComponent(id)}`);
  const time = make("time", "", timesHere.text(at, "moment"));
  time.setAttribute("datetime", new Date(at).toISOString());
  link.append(icon("mail"), make("b", "", to), make("span", "", subject), time);
  return make("li", "", link);
}

customElements.define("mailbox-list", MailboxList);
