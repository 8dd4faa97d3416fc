import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** The layers of docs/architecture.md, lowest first: a folder may import itself and what stands before it. */
const layers = ['diagnostics', 'source', 'content', 'plan', 'register', 'compare', 'draft', 'workbook', 'calendar', 'document', 'compose', 'format', 'typeset', 'render', 'inspect', 'publish', 'cli'];

/** Folders that stand lower and still may not be imported: plans and formats know nothing of each other. */
const strangers = {
  document: ['content', 'plan', 'register', 'compare', 'draft', 'workbook', 'calendar', 'source'],
  format: ['content', 'plan', 'register', 'compare', 'draft', 'workbook', 'calendar', 'compose'],
  typeset: ['content', 'plan', 'register', 'compare', 'draft', 'workbook', 'calendar', 'compose', 'source'],
  render: ['content', 'plan', 'register', 'compare', 'draft', 'workbook', 'calendar', 'compose', 'source'],
  inspect: ['content', 'plan', 'register', 'compare', 'draft', 'workbook', 'calendar', 'compose', 'render'],
};

const layerRules = layers.map((layer, at) => ({
  files: [`src/${layer}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: [{ regex: `^(\\.\\./)+(${[...layers.slice(at + 1), ...(strangers[layer] ?? [])].join('|') || 'none'})/`, message: 'An import never points upwards (docs/architecture.md).' }] },
    ],
  },
}));

export default tseslint.config(
  { ignores: ['dist/', 'output/', 'node_modules/', 'coverage/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-console': 'error',
    },
  },
  ...layerRules,
  { files: ['src/cli/**/*.ts', 'tests/**/*.ts'], rules: { 'no-console': 'off' } },
  { files: ['**/*.mjs'], languageOptions: { globals: { process: 'readonly', console: 'readonly', performance: 'readonly', URL: 'readonly', Buffer: 'readonly', TextDecoder: 'readonly' } } },
);
