import tseslint from 'typescript-eslint';

const READS_THE_CLOCK = 'Take a Clock: only server/shared/clock.ts reads the time of the machine.';
const clockRules = [
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: READS_THE_CLOCK },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: READS_THE_CLOCK },
];

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'data', 'data-*', 'prisma/generated', 'admin/generated', 'test/artifacts'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false, attributes: false, inheritedMethods: false, properties: false } }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['server/**/*.ts', 'processes/**/*.ts', 'prisma/**/*.ts'],
    ignores: ['server/shared/clock.ts'],
    rules: { 'no-restricted-syntax': ['error', ...clockRules] },
  },
);
