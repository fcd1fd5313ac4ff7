import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { UpdateSource } from '../../main/core/update-ports.ts'
import { ROOT } from '../support/app-process.ts'
import { launchApp, type App } from '../support/launch.ts'
import { serve, type Loopback } from '../support/loopback.ts'
import { createPki, type Pki } from '../support/pki.ts'

// What whoever releases Sidetone does, from the key to the offer in the window: a pair is made, its public half goes into
// main/update-source.ts, that source is built and runs; the next version's files are signed by the same scripts and served.
let folder: string
let pki: Pki
let feed: Loopback
let app: App
/** What the feed sends for `stable.json`. */
let list = ''

const script = (args: readonly string[], env: Record<string, string> = {}) => {
  const done = spawnSync(process.execPath, [join('resources', 'packaging', 'update-manifest.ts'), ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], ...env },
  })
  if (done.status !== 0) throw new Error(done.stderr)
  return done.stdout
}
const edit = (name: string, change: (text: string) => string): void =>
  writeFileSync(join(folder, name), change(readFileSync(join(folder, name), 'utf8')))

/** The build of main as `npm run build` makes it, without the screens, which stay those that are built. */
function buildMain(): void {
  const code = `
    const { default: config } = await import('./electron.vite.config.ts')
    const { build } = await import('vite')
    const { externalizeDeps, ...options } = config.main.build
    await build({ configFile: false, logLevel: 'warn', root: process.cwd(), publicDir: false,
      ssr: { noExternal: true }, build: { ...options, ssr: true, emptyOutDir: false } })`
  const built = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (built.status !== 0) throw new Error(`${built.stdout}${built.stderr}`)
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sidetone-release-'))
  for (const name of [
    'main',
    'shared',
    'resources',
    'renderer',
    'package.json',
    'electron.vite.config.ts',
    'tsconfig.base.json',
    'tsconfig.json',
  ])
    cpSync(join(ROOT, name), join(folder, name), { recursive: true })
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  writeFileSync(join(folder, 'CHANGELOG.md'), '# Changelog\n\n## 0.2.0\n- Transfers are quicker\n')
  mkdirSync(join(folder, 'out'))
  for (const name of ['preload', 'renderer'])
    cpSync(join(ROOT, 'out', name), join(folder, 'out', name), { recursive: true })

  pki = createPki()
  const { certPem: cert, keyPem: key } = pki.issue({})
  feed = await serve(
    (request, response) => {
      const isList = request.url === '/releases/stable.json'
      response.writeHead(isList ? 200 : 404, { 'content-length': isList ? Buffer.byteLength(list) : 0 })
      response.end(isList ? list : '')
    },
    { cert, key },
  )
  const half = JSON.parse(script(['new-key', join(folder, 'key.pem')])) as UpdateSource['keys'][number]
  edit('main/update-source.ts', (text) =>
    text
      .replace('https://updates.sidetone.example/', feed.url('/releases/').href)
      .replace('keys: []', `keys: [${JSON.stringify(half)}], caPem: ${JSON.stringify(pki.rootPem)}`),
  )
  buildMain()

  // The next version, signed by the script in a checkout that knows the key.
  const release = join(folder, 'release')
  mkdirSync(release)
  for (const name of ['Sidetone-0.2.0.AppImage', 'sidetone_0.2.0_amd64.deb'])
    writeFileSync(join(release, name), `bytes of ${name}`)
  edit('package.json', (text) => text.replace('"version": "0.1.0"', '"version": "0.2.0"'))
  script(['make', release], { SIDETONE_UPDATE_SIGNING_KEY: readFileSync(join(folder, 'key.pem'), 'utf8') })
  app = await launchApp({ entry: join(folder, 'out', 'main', 'index.js') })
}, 180_000)
afterAll(async () => {
  await app.close()
  await feed.stop()
  pki.remove()
  rmSync(folder, { recursive: true, force: true })
})

const signedList = () => readFileSync(join(folder, 'release', 'stable.json'), 'utf8')
type Answer = { readonly ok: boolean; readonly value?: unknown; readonly error?: { readonly code: string } }
type Api = { commands: Record<string, (input: object) => Promise<Answer>> }
const check = async () =>
  (await app.window('app')).evaluate(() =>
    (window as unknown as { sidetone: Api }).sidetone.commands['update.check']?.({}),
  )

describe('a build with the key of a release', () => {
  it('refuses a list with a changed byte, says so, and offers nothing', async () => {
    list = signedList().replace(
      /("signature":\s*")(.)/,
      (_, head: string, first: string) => head + (first === 'A' ? 'B' : 'A'),
    )
    expect(list).not.toBe(signedList())
    expect(await check()).toMatchObject({ ok: false, error: { code: 'update-tampered' } })
  })

  it('believes what the release script signed, and offers it in the tray and in the window', async () => {
    list = signedList()
    expect(await check()).toMatchObject({ ok: true })
    await expect
      .poll(async () => (await app.tray()).items.map(({ label }) => label))
      .toContain('Update to 0.2.0…')
    await app.clickTray('Update to 0.2.0…')
    await (await app.window('app')).getByText('Transfers are quicker').waitFor()
  })
})
