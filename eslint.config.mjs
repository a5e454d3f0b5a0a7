import tseslint from 'typescript-eslint';

const READS_THE_CLOCK = 'Take a Clock: only server/shared/clock.ts reads the time of the machine.';
const clockRules = [
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: READS_THE_CLOCK },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: READS_THE_CLOCK },
];

export default tseslint.config(
  {
    ignores: [
      'dist',
      'node_modules',
      '.config',
      'data',
      'data-*',
      'prisma/generated',
      'admin/generated',
      'test/artifacts',
    ],
  },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // navigate() answers a promise only in data routers, which react-admin does not use
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', package: 'react-router', name: 'NavigateFunction' }] },
      ],
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      'prefer-const': ['error', { destructuring: 'all' }],
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { arguments: false, attributes: false, inheritedMethods: false, properties: false } },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' },
      ],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['server/**/*.ts', 'processes/**/*.ts', 'prisma/**/*.ts'],
    ignores: ['server/shared/clock.ts'],
    rules: { 'no-restricted-syntax': ['error', ...clockRules] },
  },
);
