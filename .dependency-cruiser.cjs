// Names in app/(desk), components, lib and db/schema that are not modules.
const reserved = "(?:core|commands|shared|ui|reports)";

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "db-is-the-floor",
      severity: "error",
      from: { path: "^db/" },
      to: { path: "^(lib|components|app)/" },
    },
    {
      name: "lib-shows-nothing",
      severity: "error",
      from: { path: "^lib/(?!commands/)" },
      to: { path: "^(components|app)/" },
    },
    {
      name: "components-have-no-url",
      severity: "error",
      from: { path: "^components/" },
      to: { path: "^app/" },
    },
    {
      name: "pages-do-not-write-sql",
      comment: "app and components reach data through lib.",
      severity: "error",
      from: { path: "^(app|components)/" },
      to: { path: "^db/", pathNot: "^db/units[.]ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "core-knows-no-module",
      severity: "error",
      from: { path: "^lib/core/" },
      to: { path: "^lib/(?!core/)" },
    },
    {
      name: "shared-knows-no-module",
      severity: "error",
      from: { path: `^components/${reserved}/` },
      to: { path: `^lib/(?!core/)[^/]+/|^components/(?!${reserved}/)` },
    },
    {
      name: "modules-meet-at-the-door",
      comment:
        "Another module may use queries, writes, access, schema, states, rules and words; never actions.",
      severity: "error",
      from: { path: "^lib/(?!core/|commands/)([^/]+)/" },
      to: { path: "^lib/(?!core/).*(actions|module|reports)[.]ts$", pathNot: "^lib/$1/" },
    },
    {
      name: "commands-are-not-called",
      comment: "The product does not run its own commands.",
      severity: "error",
      from: { path: "^(app|components|db|lib/(?!commands/))" },
      to: { path: "^lib/commands/" },
    },
    {
      name: "only-gates-mint-actors",
      severity: "error",
      from: { pathNot: "^(lib/core/|tests/)" },
      to: { path: "^lib/core/prove[.]ts$" },
    },
    {
      name: "client-parts-stay-thin",
      comment: "access, states, schema, rules and words are sent to the browser.",
      severity: "error",
      from: { path: "^lib/[^/]+/(access|states|schema|rules|words)[.]ts$" },
      to: {
        path: "^(db/index[.]ts|db/schema/|lib/[^/]+/(queries|writes|actions|reports)[.]ts)",
        dependencyTypesNot: ["type-only"],
      },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
