import { MemberHistory } from "./member-history.ts";

if (!customElements.get("member-history")) customElements.define("member-history", MemberHistory);
