// Imports run one way: contracts <- domain <- (store <- event-log, identity-store, vault) <- service-kit <- connector-kit <- apps.
const library = (names) => `^libs/(${names.join('|')})/`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'contracts-import-no-library',
      severity: 'error',
      from: { path: '^libs/contracts/' },
      to: { path: '^(libs/(?!contracts/)|apps/)' },
    },
    {
      name: 'domain-imports-contracts-only',
      severity: 'error',
      from: { path: '^libs/domain/' },
      to: { path: '^(libs/(?!contracts/|domain/)|apps/)' },
    },
    {
      name: 'domain-is-pure',
      comment:
        'No Nest, Kafka, ORM or node built-ins in libs/domain: the clock, ids and randomness come in as arguments.',
      severity: 'error',
      from: { path: '^libs/domain/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^node_modules/(?!(libphonenumber-js|ical\\.js|any-ascii|lru-cache|zod)/)' },
    },
    {
      name: 'domain-uses-no-node-builtin',
      severity: 'error',
      from: { path: '^libs/domain/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'middle-libraries-look-down',
      severity: 'error',
      from: { path: library(['event-log', 'store', 'identity-store', 'vault']) },
      to: { path: '^(libs/(connector-kit|service-kit)/|apps/)' },
    },
    {
      name: 'store-imports-no-other-middle-library',
      severity: 'error',
      from: { path: '^libs/store/' },
      to: { path: library(['event-log', 'identity-store', 'vault']) },
    },
    {
      name: 'only-event-log-knows-kafka',
      comment: 'libs/event-log stands on libs/store (checkpoints and outbox are rows); nothing looks back.',
      severity: 'error',
      from: { path: library(['store', 'identity-store', 'vault']) },
      to: { path: '^(libs/event-log/|node_modules/kafkajs/)' },
    },
    {
      name: 'service-kit-knows-no-connector',
      severity: 'error',
      from: { path: '^libs/service-kit/' },
      to: { path: '^libs/connector-kit/' },
    },
    { name: 'libraries-import-no-app', severity: 'error', from: { path: '^libs/' }, to: { path: '^apps/' } },
    {
      name: 'apps-share-topics-only',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/([^/]+)/', pathNot: '^apps/$1/' },
    },
    {
      name: 'api-features-import-no-feature',
      comment: 'What two features need is in apps/control-api/shared or apps/control-api/platform.',
      severity: 'error',
      from: { path: '^apps/control-api/features/([^/]+)/' },
      to: { path: '^apps/control-api/(features|bootstrap)/', pathNot: '^apps/control-api/features/$1/' },
    },
    {
      name: 'api-shared-imports-no-feature',
      severity: 'error',
      from: { path: '^apps/control-api/shared/' },
      to: { path: '^apps/control-api/(features|bootstrap)/' },
    },
    {
      name: 'api-platform-imports-platform-only',
      severity: 'error',
      from: { path: '^apps/control-api/platform/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^apps/control-api/(?!platform/)' },
    },
    {
      name: 'kafkajs-only-in-event-log',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '^libs/(event-log|contracts)/' },
      to: { path: '^node_modules/kafkajs/' },
    },
    {
      name: 'google-types-stay-home',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '^apps/google-contacts-ingester/' },
      to: { path: '^node_modules/(@googleapis|google-auth-library)/' },
    },
    {
      name: 'carddav-types-stay-home',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '^apps/carddav-ingester/' },
      to: { path: '^node_modules/(tsdav|undici)/' },
    },
    {
      name: 'libraries-have-entry-points',
      comment:
        'A library is imported through its index (#library), never by a path into it. One file of the test support drives libs/event-log below its entry point; the suite that every connector runs is an entry point of its own.',
      severity: 'error',
      from: { path: '^(apps|test)/', pathNot: '^test/support/fold/log-internals\\.ts$' },
      to: {
        path: '^libs/[^/]+/.+',
        pathNot:
          '^libs/([^/]+|store/orm|event-log/dead-letters|service-kit/program|connector-kit/testing/contract)/index\\.ts$',
      },
    },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      conditionNames: ['kith-source', 'import', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
};
