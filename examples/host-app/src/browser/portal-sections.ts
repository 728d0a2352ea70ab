import type {} from "@rollcall/elements";

/** Gives each section of the worker portal a URL of the host, so the browser's back button works. */
export function routeSections(): void {
  const portal = document.querySelector("worker-portal");
  if (portal === null) return;
  const template = new URL(portal.getAttribute("href-template") ?? "", location.origin);
  const base = decodeURI(template.pathname).replace("/{section}", "");

  // Without a connection, the service worker may have answered with the page of another section.
  const section = location.pathname.slice(base.length + 1);
  if (section !== "") portal.setAttribute("section", section);

  portal.addEventListener("rollcall-section-changed", (event) => {
    event.preventDefault();
    const isThere = (portal.section ?? "") === (event.section ?? "");
    const address = `${base}${event.section === null ? "" : `/${event.section}`}${template.search}`;
    // After a sign-out the portal is already at the dashboard, so no history entry is added.
    if (isThere) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
    portal.section = event.section ?? undefined;
  });
  addEventListener("popstate", () => {
    portal.section = location.pathname.slice(base.length + 1) || undefined;
  });
}
