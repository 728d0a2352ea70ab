import { createHttpClient } from "@rollcall/client";
import { icon, make } from "./make.ts";

const rollcall = createHttpClient({ baseUrl: "/rollcall" });

type Listed = Awaited<ReturnType<typeof rollcall.schedules.list>>["schedules"][number];

const roles = { admin: "Admin", member: "Member", viewer: "Viewer" } as const;

/** The host's own list of schedules, built with the typed client. */
class MySchedules extends HTMLElement {
  connectedCallback(): void {
    void this.load();
  }

  async load(): Promise<void> {
    // The page has placeholders, so that nothing below moves.
    for (const child of this.children) child.className = "card schedule pending";
    this.setAttribute("aria-busy", "true");
    const scope = this.getAttribute("scope") === "organization" ? "organization" : "mine";
    try {
      const { schedules } = await rollcall.schedules.list({ scope, limit: 100 });
      this.replaceChildren(...(schedules.length === 0 ? [nothing()] : schedules.map(card)));
    } catch {
      this.replaceChildren(this.failed());
    }
    this.removeAttribute("aria-busy");
  }

  failed(): HTMLElement {
    const retry = make("button", "button", "Try again");
    retry.addEventListener("click", () => void this.load());
    return make("div", "card empty", icon("alert"), make("p", "", "Couldn’t load the schedules."), retry);
  }
}

const nothing = (): HTMLElement =>
  make(
    "div",
    "card empty",
    icon("lock"),
    make("p", "", "You aren’t on any schedule yet. An admin or member of a schedule can add you."),
  );

function card({ id, name, myRole, members, assignables, admins, autoSend }: Listed): HTMLElement {
  const link = make("a", "card schedule");
  link.setAttribute("href", `/schedules/${encodeURIComponent(id)}`);
  const head = make("div", "head", make("h3", "", name));
  if (myRole !== null) head.append(make("span", `tag ${myRole}`, roles[myRole]));
  const figures = make(
    "dl",
    "",
    ...figure(members, "people"),
    ...figure(assignables, "assignable"),
    ...figure(admins, admins === 1 ? "admin" : "admins"),
  );
  const state =
    admins < 2 && members > 1
      ? make("p", "state warn", icon("alert"), "Only one admin")
      : make(
          "p",
          "state",
          icon("mail"),
          autoSend ? "Invitations are sent automatically" : "Invitations are sent manually",
        );
  link.append(head, figures, state);
  return link;
}

const figure = (count: number, of: string): HTMLElement[] => [
  make("div", "", make("dt", "", of), make("dd", "", count.toLocaleString("en"))),
];

customElements.define("my-schedules", MySchedules);
