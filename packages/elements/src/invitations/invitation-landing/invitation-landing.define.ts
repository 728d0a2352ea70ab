import "../../calendars/calendar-connection/calendar-connection.define.ts";
import { InvitationLanding } from "./invitation-landing.ts";

if (!customElements.get("invitation-landing")) customElements.define("invitation-landing", InvitationLanding);
