import { MyNotifications } from "./my-notifications.ts";

if (!customElements.get("my-notifications")) customElements.define("my-notifications", MyNotifications);
