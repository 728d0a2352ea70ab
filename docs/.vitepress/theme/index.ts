import DefaultTheme from "vitepress/theme";
import type { Theme } from "vitepress";
import LiveMemberList from "./LiveMemberList.vue";

export default {
  extends: DefaultTheme,
  enhanceApp: ({ app }) => {
    app.component("LiveMemberList", LiveMemberList);
  },
} satisfies Theme;
