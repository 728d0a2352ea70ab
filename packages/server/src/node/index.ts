export { nodePlatform } from "./node-platform.ts";
export { type NodeServer, serve, type ServeOptions } from "./serve.ts";
