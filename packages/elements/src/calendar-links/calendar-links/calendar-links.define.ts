import { CalendarLinks } from "./calendar-links.ts";

if (!customElements.get("calendar-links")) customElements.define("calendar-links", CalendarLinks);
