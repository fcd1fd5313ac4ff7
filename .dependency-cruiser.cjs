// Who may import whom (docs/house.md). Each rule names a room and what must not be reached from it.
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^(main|preload|renderer|shared|test)/', pathNot: [from, ...allowed] },
})
const packageOnlyIn = (pkg, rooms) => ({
  name: `${pkg.replace(/\W+/g, '-')}-only-at-home`,
  severity: 'error',
  from: { path: '^(main|preload|renderer|shared)/', pathNot: rooms },
  to: { path: `(^|node_modules/)${pkg}(/|$)`, dependencyTypesNot: ['type-only'] },
})

/** What the core asks of the world, by area. */
const PORTS = '^main/core/(ports|store-ports|phone-ports|update-ports)\\.ts$'

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    only('shared-is-pure', '^shared/', [], 'shared imports nothing but zod'),
    {
      name: 'shared-packages',
      severity: 'error',
      from: { path: '^shared/' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core'], pathNot: 'node_modules/zod' },
    },
    only(
      'core-knows-ports',
      '^main/core/',
      ['^shared/', '^main/providers/(adapter\\.ts$|facets/)'],
      'core imports shared and the provider port',
    ),
    only('http', '^main/http/', ['^shared/', PORTS], 'http imports shared and ports'),
    only(
      'providers',
      '^main/providers/',
      ['^shared/', PORTS, '^main/core/pause\\.ts$', '^main/http/'],
      'providers import shared, ports and http',
    ),
    {
      name: 'providers-never-import-each-other',
      severity: 'error',
      from: { path: '^main/providers/([^/]+)/' },
      to: { path: '^main/providers/([^/]+)/', pathNot: '^main/providers/($1|facets)/' },
    },
    only(
      'sip',
      '^main/sip/',
      ['^shared/', PORTS, '^main/providers/(adapter\\.ts$|facets/)', '^main/http/'],
      'flows import shared, ports and trust',
    ),
    only('media', '^main/media/', ['^shared/', PORTS], 'media imports shared and ports'),
    only(
      'storage',
      '^main/storage/',
      ['^shared/', PORTS, '^main/http/redact'],
      'storage imports shared and ports',
    ),
    only(
      'demo',
      '^main/demo/',
      ['^shared/', PORTS, '^main/http/', '^main/media/'],
      'the demo company knows no client code',
    ),
    only(
      'cli',
      '^main/cli/',
      [
        '^shared/',
        '^main/core/',
        '^main/providers/(adapter\\.ts$|facets/)',
        '^main/demo/',
        '^main/compose\\.ts$',
        '^main/http/redact',
        '^main/storage/end-process\\.ts$',
        '^main/version\\.ts$',
        '^package\\.json$',
      ],
      'the command line drives the core',
    ),
    only(
      'shell',
      '^main/shell/',
      ['^shared/', '^main/core/', '^main/cli/control\\.ts$', '^main/storage/(log-file|dbus)\\.ts$'],
      'the shell drives the core',
    ),
    only('preload', '^preload/', ['^shared/'], 'preloads import shared'),
    only('renderer', '^renderer/', ['^shared/'], 'screens import shared'),
    {
      name: 'windows-speak-the-language',
      comment:
        'what is imported in English stays English: ask t, usePopupTexts or renderer/text/error-sentence.ts',
      severity: 'error',
      from: {
        path: '^renderer/',
        pathNot: [
          '^renderer/app/(main\\.tsx|late-texts\\.ts)$',
          '^renderer/incoming/popup-(root\\.tsx|texts\\.ts)$',
        ],
      },
      to: {
        path: '^shared/text/(en/|en\\.ts|error-sentence\\.ts|check-sentence\\.ts)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'features-never-import-each-other',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/([^/]+)/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'ui-has-no-domain',
      severity: 'error',
      from: { path: '^renderer/ui/' },
      to: { path: '^(renderer/(features|stores|app|phone|incoming)|shared/domain)/' },
    },
    {
      name: 'phone-has-no-react',
      severity: 'error',
      from: { path: '^renderer/phone/' },
      to: { path: '^renderer/(features|stores|app|incoming|ui)/|node_modules/react' },
    },
    {
      name: 'nothing-imports-compose',
      severity: 'error',
      from: { pathNot: ['^main/index\\.ts$', '^main/cli/index\\.ts$', '^test/'] },
      to: { path: '^main/compose\\.ts$' },
    },
    packageOnlyIn('electron', ['^main/shell/', '^preload/', '^main/index\\.ts$']),
    packageOnlyIn('electron-updater', ['^main/shell/']),
    packageOnlyIn('sip\\.js', ['^renderer/phone/sip-']),
    packageOnlyIn('(keytar|@github/keytar)', ['^main/storage/']),
    packageOnlyIn('undici', ['^main/http/']),
    packageOnlyIn('werift', ['^main/media/']),
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      from: { path: '^(main|preload|renderer|shared)/' },
      to: { path: '^test/' },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^out/', '^dist/', '\\.css$'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
