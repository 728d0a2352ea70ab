import { CalendarConnection } from "./calendar-connection.ts";

if (!customElements.get("calendar-connection")) customElements.define("calendar-connection", CalendarConnection);
