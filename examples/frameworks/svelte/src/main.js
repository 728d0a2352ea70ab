import "@rollcall/elements/rollcall-provider/define";
import "@rollcall/elements/schedule-list/define";
import "@rollcall/elements/member-list/define";
import { mount } from "svelte";
import App from "./App.svelte";

mount(App, { target: document.getElementById("app") });
