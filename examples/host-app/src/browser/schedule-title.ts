import type {} from "@rollcall/elements";

/** Updates the heading and the page title when a schedule is renamed in its settings. */
export function followRename(): void {
  document.body.addEventListener("rollcall-schedule-changed", ({ set: { name } }) => {
    const heading = document.querySelector(".title h1");
    if (name === undefined || heading === null) return;
    document.title = document.title.replace(heading.textContent, () => name);
    heading.textContent = name;
    document.querySelector(".tabs")?.setAttribute("aria-label", name);
  });
}
