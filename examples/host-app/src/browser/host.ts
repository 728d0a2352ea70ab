// The script of the host's pages: loads the components a page uses, and the host's own list of schedules.
import { showLetter } from "./letter.ts";
import "./mailbox-list.ts";
import "./my-schedules.ts";
import { followRename } from "./schedule-title.ts";

const components: Readonly<Record<string, () => Promise<unknown>>> = {
  "member-list": () => import("@rollcall/elements/member-list/define"),
  "member-history": () => import("@rollcall/elements/member-history/define"),
  "schedule-list": () => import("@rollcall/elements/schedule-list/define"),
  "schedule-shifts": () => import("@rollcall/elements/schedule-shifts/define"),
  "shift-board": () => import("@rollcall/elements/shift-board/define"),
  "swap-requests": () => import("@rollcall/elements/swap-requests/define"),
  "schedule-import": () => import("@rollcall/elements/schedule-import/define"),
  "schedule-link": () => import("@rollcall/elements/schedule-link/define"),
  "schedule-readiness": () => import("@rollcall/elements/schedule-readiness/define"),
  "schedule-settings": () => import("@rollcall/elements/schedule-settings/define"),
  "organization-settings": () => import("@rollcall/elements/organization-settings/define"),
  "invitation-landing": () => import("@rollcall/elements/invitation-landing/define"),
  "calendar-connection": () => import("@rollcall/elements/calendar-connection/define"),
  "my-shifts": () => import("@rollcall/elements/my-shifts/define"),
  "my-reports": () => import("@rollcall/elements/my-reports/define"),
  "report-form-editor": () => import("@rollcall/elements/report-form-editor/define"),
  "shift-reports": () => import("@rollcall/elements/shift-reports/define"),
  "my-availability": () => import("@rollcall/elements/my-availability/define"),
  "time-off-requests": () => import("@rollcall/elements/time-off-requests/define"),
  "my-skills": () => import("@rollcall/elements/my-skills/define"),
  "skill-catalogue": () => import("@rollcall/elements/skill-catalogue/define"),
  "certification-catalogue": () => import("@rollcall/elements/certification-catalogue/define"),
  "certification-overview": () => import("@rollcall/elements/certification-overview/define"),
  "my-certifications": () => import("@rollcall/elements/my-certifications/define"),
  "proof-review": () => import("@rollcall/elements/proof-review/define"),
  "calendar-links": () => import("@rollcall/elements/calendar-links/define"),
  "my-notifications": () => import("@rollcall/elements/my-notifications/define"),
  "my-working-hours": () => import("@rollcall/elements/my-working-hours/define"),
  "planner-users": () => import("@rollcall/elements/planner-users/define"),
  "planner-user": () => import("@rollcall/elements/planner-user/define"),
  "person-settings": () => import("@rollcall/elements/person-settings/define"),
  "permission-matrix": () => import("@rollcall/elements/permission-matrix/define"),
};

if (document.querySelector("rollcall-provider") !== null) {
  // Elements request a client from the provider as soon as they are defined, so the provider is defined first.
  await import("@rollcall/elements/rollcall-provider/define");
  for (const [tag, load] of Object.entries(components)) {
    if (document.querySelector(tag) !== null) void load();
  }
}
// At a narrow width the open tab may be outside the visible area.
document.querySelector(".tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
followRename();
showLetter();
