import "@rollcall/elements/rollcall-provider/define";
import "@rollcall/elements/schedule-list/define";
import "@rollcall/elements/member-list/define";
import { createApp } from "vue";
import App from "./App.vue";

createApp(App).mount("#app");
