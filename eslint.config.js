import tseslint from 'typescript-eslint'

/**
 * Only the rules that need types, which Biome cannot check; Biome does the rest.
 */
const castThroughUnknown = {
  selector: 'TSAsExpression > TSAsExpression.expression > TSUnknownKeyword',
  message: 'A cast through unknown switches the type checker off: parse the value, or narrow it.',
}

/** Amounts are whole cents: nothing in these folders may pass through a fraction in binary. */
const moneyFolders = [
  ...[
    'money',
    'grant',
    'budget',
    'allocation',
    'commitment',
    'payment',
    'justification',
    'recovery',
    'cost-sharing',
    'bank',
  ].map((concept) => `src/domain/${concept}/**/*.ts`),
  'src/domain/shared/money.ts',
  'src/application/money/**/*.ts',
  'src/bank-statements/**/*.ts',
  'projections/money/**/*.ts',
]
const fraction = (selector) => ({ selector, message: 'Money is counted in whole cents: no fractions in binary here.' })
const noFractions = [
  fraction('Literal[raw=/^[0-9_]*[.][0-9]|^[0-9.]+e-?[0-9]/i]:not([bigint])'),
  fraction("CallExpression[callee.name='parseFloat']"),
  fraction('CallExpression[callee.property.name=/^(parseFloat|toFixed|toPrecision|round|floor|ceil|trunc|fround)$/]'),
]

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'data/**', 'coverage/**', 'bench/emmett/**', '*.js', '*.cjs', '**/*.mjs'] },
  {
    files: ['src/**/*.{ts,tsx}', 'projections/**/*.{ts,tsx}', 'test/**/*.{ts,tsx}', 'bench/**/*.ts', '*.config.ts'],
    linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true },
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unsafe-argument': 'error',
      '@typescript-eslint/no-unsafe-assignment': 'error',
      '@typescript-eslint/no-unsafe-call': 'error',
      '@typescript-eslint/no-unsafe-member-access': 'error',
      '@typescript-eslint/no-unsafe-return': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      // Marked as deprecated by its makers only to stand out: it lets a provider on this very machine be reached over http.
      '@typescript-eslint/no-deprecated': [
        'error',
        { allow: [{ from: 'package', name: 'allowInsecureRequests', package: 'openid-client' }] },
      ],
      'no-restricted-syntax': ['error', castThroughUnknown],
    },
  },
  {
    files: moneyFolders,
    rules: { 'no-restricted-syntax': ['error', castThroughUnknown, ...noFractions] },
  },
  {
    // Answers of a server under test arrive as JSON without a type; the assertions are what checks them.
    files: ['test/**/*.{ts,tsx}', '**/*.test.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
)
