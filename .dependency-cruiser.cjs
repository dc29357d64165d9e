/**
 * Dependencies point inward (docs/architecture): the domain knows nothing of ours but itself; the ledger and the
 * projections know its event types only; http, web and cli know the application, identity and the projections' queries.
 */

const COMPOSITION = '^src/(main\\.ts$|composition/|cli/|demo/)'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that import each other cannot be understood, or loaded, one at a time.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment: 'Every import exists.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'domain-stands-alone',
      comment: 'The domain imports nothing of ours but the domain.',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { path: '^(src|projections|test|bench)/', pathNot: '^src/domain/' },
    },
    {
      name: 'domain-is-pure',
      comment: 'No clock, file, network or randomness in the domain: what it needs comes in as an argument.',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'verifying-stands-alone',
      comment: 'What checks receipts runs in a browser too, as the very same modules: it imports nothing but itself.',
      severity: 'error',
      from: { path: '^src/verifying/' },
      to: { pathNot: '^src/verifying/' },
    },
    {
      name: 'bank-statements-stand-alone',
      comment: 'Reading and matching bank statements is a function of bytes: of ours it names the shared types only.',
      severity: 'error',
      from: { path: '^src/bank-statements/' },
      to: { path: '^(src|projections|test|bench)/', pathNot: '^src/(bank-statements|domain/shared)/' },
    },
    {
      name: 'bank-statements-know-types-only',
      comment: 'The shared values of the domain are named by their types, so that nothing of it runs here.',
      severity: 'error',
      from: { path: '^src/bank-statements/' },
      to: { path: '^src/domain/shared/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'bank-statements-are-pure',
      comment: 'No clock, file, network or randomness: hashing is all that is asked of Node.',
      severity: 'error',
      from: { path: '^src/bank-statements/' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    {
      name: 'shared-stands-alone',
      comment: 'What all concepts share needs none of them to run; their types it may name.',
      severity: 'error',
      from: { path: '^src/domain/shared/' },
      to: { path: '^src/domain/', pathNot: '^src/domain/shared/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'ledger-knows-events-only',
      comment: 'The ledger keeps events; it knows their types and the shared values, no rule of the domain.',
      severity: 'error',
      from: { path: '^src/ledger/' },
      to: {
        path: '^(src|projections|test|bench)/',
        pathNot:
          '^src/(ledger/|verifying/|domain/shared/|domain/events\\.ts$|domain/[^/]+/events\\.ts$|database/|alarm\\.ts$|durable-file\\.ts$|kept-secret\\.ts$|package-root\\.ts$)',
      },
    },
    {
      name: 'witness-stands-apart',
      comment: 'A witness is run by others, without ledger or database: it knows how to check and to sign, no more.',
      severity: 'error',
      from: { path: '^src/witness/' },
      to: {
        path: '^(src|projections|test|bench)/',
        pathNot: [
          '^src/(witness|verifying)/',
          '^src/ledger/transparency/(cryptography|signing)\\.ts$',
          '^src/application/in-turn\\.ts$',
          '^src/(config|durable-file|given-key|kept-secret)\\.ts$',
        ],
      },
    },
    {
      name: 'database-stands-below',
      comment: 'Connections, migrations and the embedded server know nothing of the ledger or the domain.',
      severity: 'error',
      from: { path: '^src/database/' },
      to: { path: '^(src|projections|test|bench)/', pathNot: '^src/(database/|package-root\\.ts$)' },
    },
    {
      name: 'projecting-knows-events-only',
      comment: 'The engine feeds projections from the log; it knows no rule, page or address.',
      severity: 'error',
      from: { path: '^src/projecting/' },
      to: {
        path: '^(src|projections|test|bench)/',
        pathNot:
          '^src/(projecting/|ledger/|database/|domain/shared/|domain/events\\.ts$|domain/[^/]+/events\\.ts$|alarm\\.ts$|package-root\\.ts$)',
      },
    },
    {
      name: 'projections-know-events-only',
      comment:
        'A projection turns events into rows: it knows event types, shared values and what a projection is; one that folds gets its states by the rules, and asks them what is irregular.',
      severity: 'error',
      from: { path: '^projections/', pathNot: '\\.test\\.tsx?$' },
      to: {
        path: '^(src|projections|test|bench)/',
        pathNot: [
          '^projections/',
          '^src/domain/shared/',
          '^src/domain/events\\.ts$',
          '^src/domain/[^/]+/events\\.ts$',
          '^src/domain/(evolve|state)\\.ts$',
          '^src/domain/finding/',
          '^src/projecting/projection\\.ts$',
          '^src/ledger/(registry|event)\\.ts$',
        ],
      },
    },
    {
      name: 'application-knows-no-surface',
      comment: 'Commands are handled the same whichever surface sends them.',
      severity: 'error',
      from: { path: '^src/(application|identity|documents)/' },
      to: { path: '^src/(http|web|cli)/|^src/main\\.ts$' },
    },
    {
      name: 'surfaces-keep-out-of-the-engine-room',
      comment:
        'http, web and cli use the application, identity and queries; only the composition opens stores and databases.',
      severity: 'error',
      from: { path: '^src/(http|web)/' },
      to: { path: '^src/(ledger/(postgres|eventstoredb)|database/(embedded|migrate))' },
    },
    {
      name: 'nobody-imports-surfaces',
      comment: 'Only the composition (main, cli) starts http and web; http may mount web.',
      severity: 'error',
      from: { path: '^(src|projections)/', pathNot: [COMPOSITION, '^src/(http|web)/', '\\.test\\.tsx?$'] },
      to: { path: '^src/(http|web)/' },
    },
    {
      name: 'nobody-imports-cli',
      comment: 'The command line is the outermost room.',
      severity: 'error',
      from: { path: '^(src|projections)/', pathNot: [COMPOSITION, '\\.test\\.tsx?$'] },
      to: { path: '^src/(cli/|main\\.ts$)' },
    },
    {
      name: 'test-code-stays-in-tests',
      comment: 'The program never imports test or benchmark code.',
      severity: 'error',
      from: { path: '^(src|projections)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^(test|bench)/|\\.test\\.tsx?$' },
    },
    {
      name: 'no-development-packages',
      comment: 'What the program imports must be there after npm ci --omit=dev.',
      severity: 'error',
      from: { path: '^(src|projections)/', pathNot: '\\.test\\.tsx?$' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data|coverage)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
