/**
 * Shapes of the source that are ours to forbid, for Oxlint (.oxlintrc.json), as selectors on its syntax tree.
 */
const forbidding = (message, selectors) => ({
  create: (context) =>
    Object.fromEntries(selectors.map((selector) => [selector, (node) => context.report({ node, message })])),
})

export default {
  meta: { name: 'besluitboek' },
  rules: {
    'no-cast-through-unknown': forbidding(
      'A cast through unknown switches the type checker off: parse the value, or narrow it.',
      ['TSAsExpression > TSAsExpression.expression > TSUnknownKeyword'],
    ),
    // For the folders of money, where amounts are whole cents: nothing there may pass through a fraction in binary.
    'no-fractions': forbidding('Money is counted in whole cents: no fractions in binary here.', [
      'Literal[raw=/^[0-9_]*[.][0-9]|^[0-9.]+e-?[0-9]/i]:not([bigint])',
      "CallExpression[callee.name='parseFloat']",
      'CallExpression[callee.property.name=/^(parseFloat|toFixed|toPrecision|round|floor|ceil|trunc|fround)$/]',
    ]),
  },
}
