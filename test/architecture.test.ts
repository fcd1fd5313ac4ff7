import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const depcruise = join(root, 'node_modules', '.bin', 'depcruise')

/** One forbidden import per arrow of the house: file, what it imports, the rule that must say no. */
const planted: readonly (readonly [string, string, string])[] = [
  ['shared/a.ts', '../main/core/x.ts', 'shared-is-pure'],
  ['main/core/a.ts', '../shell/x.ts', 'core-knows-ports'],
  ['main/core/b.ts', '../http/x.ts', 'core-knows-ports'],
  ['main/providers/one/a.ts', '../two/x.ts', 'providers-never-import-each-other'],
  ['main/providers/one/b.ts', '../../storage/x.ts', 'providers'],
  ['main/http/a.ts', '../providers/two/x.ts', 'http'],
  ['main/shell/a.ts', '../providers/two/x.ts', 'shell'],
  ['main/demo/a.ts', '../sip/x.ts', 'demo'],
  ['preload/a.ts', '../main/core/x.ts', 'preload'],
  ['renderer/app/a.ts', '../../main/core/x.ts', 'renderer'],
  ['renderer/features/one/a.ts', '../two/x.ts', 'features-never-import-each-other'],
  ['renderer/app/b.ts', '../../shared/text/en/x.ts', 'windows-speak-the-language'],
  ['renderer/ui/a.ts', '../features/two/x.ts', 'ui-has-no-domain'],
  ['renderer/phone/a.ts', '../ui/x.ts', 'phone-has-no-react'],
  ['main/core/c.ts', '../compose.ts', 'nothing-imports-compose'],
]
const targets = [
  'main/core/x.ts',
  'main/shell/x.ts',
  'main/http/x.ts',
  'main/storage/x.ts',
  'main/sip/x.ts',
  'main/providers/two/x.ts',
  'renderer/features/two/x.ts',
  'shared/text/en/x.ts',
  'renderer/ui/x.ts',
  'main/compose.ts',
]

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sidetone-arrows-'))
  for (const name of ['.dependency-cruiser.cjs', 'tsconfig.base.json', 'package.json'])
    cpSync(join(root, name), join(folder, name))
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  for (const file of targets) write(file, 'export const x = 1\n')
  for (const [file, to] of planted) write(file, `import { x } from '${to}'\nexport const y = x\n`)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the arrows of the house', () => {
  it('say no to every planted import, each by its own rule', () => {
    const { stdout } = spawnSync(
      process.execPath,
      [
        depcruise,
        '--config',
        '.dependency-cruiser.cjs',
        '--output-type',
        'json',
        'main',
        'preload',
        'renderer',
        'shared',
      ],
      { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    )
    type Report = { summary: { violations: { from: string; rule: { name: string } }[] } }
    const { violations } = (JSON.parse(stdout) as Report).summary
    const found = new Set(violations.map(({ from, rule }) => `${from} ${rule.name}`))
    for (const [file, , rule] of planted)
      expect([...found], `${file} breaks ${rule}`).toContain(`${file} ${rule}`)
  })
})
