import type {} from "@rollcall/elements";

/** A schedule that is renamed in its settings keeps the page around it right: the heading, and the tab of the browser. */
export function followRename(): void {
  document.body.addEventListener("rollcall-schedule-changed", ({ set: { name } }) => {
    const heading = document.querySelector(".title h1");
    if (name === undefined || heading === null) return;
    document.title = document.title.replace(heading.textContent, () => name);
    heading.textContent = name;
    document.querySelector(".tabs")?.setAttribute("aria-label", name);
  });
}
