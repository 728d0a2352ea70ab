import { html } from "hono/html";
import type { Markup } from "./layout.ts";

/** The page an invitation links to. The component does everything except sign-in and sign-up. */
export const invitationPage = (): Markup => html`
  <h1 class="unseen">Invitation</h1>
  <rollcall-provider base-url="/rollcall">
    <invitation-landing
      sign-in-url="/sign-in?to=/invitation"
      sign-up-url="/sign-up?to=/invitation"
      sign-out-url="/sign-in?to=/invitation"
      portal-url="/portal?organization={organizationId}&to=/invitation"
      schedule-url="/schedules/{scheduleId}"
    ></invitation-landing>
  </rollcall-provider>
`;
