// The accessibility rules for templates, as a plugin of oxlint. They store what they find about a file in its parser services,
// which oxlint freezes, so each rule gets its own object.
import plugin from "eslint-plugin-lit-a11y";

const withOwnServices = (rule) => ({
  ...rule,
  create(context) {
    const sourceCode = Object.create(context.sourceCode, { parserServices: { value: {} } });
    return rule.create(Object.create(context, { sourceCode: { value: sourceCode } }));
  },
});

export default {
  ...plugin,
  rules: Object.fromEntries(Object.entries(plugin.rules).map(([name, rule]) => [name, withOwnServices(rule)])),
};
