export default {
  // The server loads these from node_modules: they contain a worker and native modules, which a bundle wouldn't find.
  serverExternalPackages: ["@rollcall/server", "@rollcall/storage-sql", "@rollcall/core"],
};
