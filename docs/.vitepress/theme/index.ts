import DefaultTheme from "vitepress/theme";
import type { Theme } from "vitepress";
import LiveElements from "./LiveElements.vue";

export default {
  extends: DefaultTheme,
  enhanceApp: ({ app }) => {
    app.component("LiveElements", LiveElements);
  },
} satisfies Theme;
