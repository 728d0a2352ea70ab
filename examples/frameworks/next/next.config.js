export default {
  // The server loads these from node_modules: they contain a worker and native parts, which a bundle would not find.
  serverExternalPackages: ["@rollcall/server", "@rollcall/storage-sql", "@rollcall/core"],
};
