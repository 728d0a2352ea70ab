export { createCalendarLink } from "./create-link.ts";
export { listCalendarLinks } from "./list-links.ts";
export { recordFetch } from "./record-fetch.ts";
export { revokeCalendarLink } from "./revoke-link.ts";
export { rotateCalendarLink } from "./rotate-link.ts";
export { updateCalendarLink } from "./update-link.ts";
