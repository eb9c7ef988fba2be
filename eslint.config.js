import js from '@eslint/js'
import tseslint from 'typescript-eslint'

const budgets = {
  'max-lines': ['error', { max: 200, skipBlankLines: false, skipComments: false }],
  'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
  complexity: ['error', 10],
  'max-params': ['error', 3],
}

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'node_modules/', 'examples/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...budgets,
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'no-console': 'error',
      // One way to write a function: an arrow in a constant. `function*` has no arrow form.
      'func-style': ['error', 'expression'],
      'prefer-arrow-callback': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Name what a module exports.' },
        {
          selector: 'ClassDeclaration:not([superClass.name=/Error$/]), ClassExpression',
          message: 'Write functions over plain data; only errors are classes.',
        },
      ],
    },
  },
  {
    // A test names its cases in one describe block; a script talks to a person on standard output.
    files: ['__tests__/**', 'scripts/**', 'local-aws/main.ts'],
    rules: { 'max-lines-per-function': 'off', 'no-console': 'off' },
  },
  {
    // CommonJS, which an old Node can start.
    files: ['bin/*.cjs'],
    languageOptions: { globals: { __dirname: 'readonly', process: 'readonly', require: 'readonly' } },
  },
  {
    files: ['__tests__/**'],
    rules: {
      // The columns of a table of cases.
      'max-params': 'off',
      'no-restricted-imports': [
        'error',
        { name: 'fast-check', message: 'Import it from support/fast-check.ts: it sets the seed.' },
      ],
    },
  },
  {
    files: ['__tests__/support/fast-check.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
  // What must not compile has types that cannot be resolved.
  {
    files: ['__tests__/**/*.types.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  {
    files: ['scripts/*.mjs'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
)
