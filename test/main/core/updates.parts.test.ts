import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { prepare, run } from '../../../main/cli/run.ts'
import { createUpdateFeed } from '../../../main/http/update-feed.ts'
import { createUpdateFiles } from '../../../main/storage/update-files.ts'
import type { UpdateInstallerPort } from '../../../main/core/update-ports.ts'
import { UNMANAGED } from '../../../shared/domain/managed.ts'
import type { CallView } from '../../../shared/domain/call.ts'
import { ok } from '../../../shared/result.ts'
import { createFakeCore, type FakeCore } from '../../support/fake-core.ts'
import { signBytes } from '../../../resources/packaging/sign-manifest.ts'
import { memoryLog, serve, type Loopback } from '../../support/loopback.ts'
import { createPki, type Pki } from '../../support/pki.ts'
import {
  AppImage,
  INSTALLER,
  manifestOf,
  ours,
  sends,
  signed,
  sourceOf,
  theirs,
  type Answers,
} from '../../support/update-bench.ts'

const STABLE = '/releases/stable.json'
const FILE = `/releases/${AppImage.name}`
const forever = () => new AbortController().signal

let pki: Pki
let feed: Loopback
let answers: Answers
const asked: string[] = []
let folder: string
let fake: FakeCore
let installed: Parameters<UpdateInstallerPort['install']>[0][]
let managedFeed: string | null

beforeAll(async () => {
  pki = createPki()
  const pair = pki.issue({})
  feed = await serve(
    (request, response) => {
      asked.push(request.url ?? '')
      const answer = answers[request.url ?? '']
      if (answer) answer(request, response)
      else sends('gone', 404)(request, response)
    },
    { cert: pair.certPem, key: pair.keyPem },
  )
})
afterAll(async () => {
  await feed.stop()
  pki.remove()
})

function startCore(
  options: { readonly trusted?: boolean; readonly kind?: UpdateInstallerPort['kind'] } = {},
): FakeCore {
  const { log } = memoryLog()
  return createFakeCore(undefined, {
    app: { version: '0.1.0', runtime: 'test', platform: 'linux' },
    managed: {
      read: () => ok(managedFeed === null ? null : { version: 1, updates: { feed: managedFeed } }),
    },
    updates: {
      source: sourceOf(feed.url('/releases').href),
      feed: createUpdateFeed({ log, ...(options.trusted !== false && { trust: { caPem: pki.rootPem } }) }),
      files: createUpdateFiles(folder),
      installer: {
        kind: options.kind === undefined ? 'appimage' : options.kind,
        arch: 'x64',
        install: (update) => {
          installed.push(update)
          return Promise.resolve(ok())
        },
      },
    },
  })
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sidetone-updates-'))
  installed = []
  asked.length = 0
  managedFeed = null
  answers = { [STABLE]: sends(signed()), [FILE]: sends(INSTALLER) }
  fake = startCore()
})
afterEach(async () => {
  await fake.core.close()
  rmSync(folder, { recursive: true, force: true })
})

const view = () => fake.core.state.get().updates
const fetchedFiles = () => (existsSync(join(folder, 'updates')) ? readdirSync(join(folder, 'updates')) : [])
/** Spoils a signed envelope after it was signed. */
const spoiled = (
  spoil: (envelope: { manifest: string; signatures: { keyId: string; signature: string }[] }) => object,
) => JSON.stringify(spoil(JSON.parse(signed()) as Parameters<typeof spoil>[0]))
const otherManifest = Buffer.from(
  JSON.stringify({
    ...(JSON.parse(
      Buffer.from((JSON.parse(signed()) as { manifest: string }).manifest, 'base64').toString(),
    ) as object),
    version: '9.0.0',
  }),
).toString('base64')

describe('an update that is signed, newer and complete', () => {
  it('is offered with cleaned notes, fetched, and installed with what to hold it against', async () => {
    const { updates } = fake.core
    expect(await updates.check(forever())).toEqual(
      ok({
        version: '0.2.0',
        releasedAt: '2026-11-01T08:00:00Z',
        notes: ['Transfers are quicker', 'See <a href="https://evil.example">this</a>'],
        sizeBytes: INSTALLER.length,
      }),
    )
    expect(view().kind).toBe('available')
    expect(asked).toEqual([STABLE])
    expect(await updates.download(forever())).toEqual(ok())
    expect(view().kind).toBe('ready')
    const path = join(folder, 'updates', AppImage.name)
    expect(readFileSync(path).equals(INSTALLER)).toBe(true)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(await updates.install()).toEqual(ok())
    expect(installed).toEqual([{ path, version: '0.2.0', size: AppImage.size, sha512: AppImage.sha512 }])
  })

  it('waits for the last call, says so, and can be put off', async () => {
    const { updates, state } = fake.core
    await updates.check(forever())
    await updates.download(forever())
    const call = { id: 'c', phase: 'active' } as unknown as CallView
    state.change({ calls: [call] })
    await updates.install()
    expect(view().kind).toBe('waiting')
    updates.postpone()
    expect(view().kind).toBe('ready')
    state.change({ calls: [] })
    expect(installed).toEqual([])
    state.change({ calls: [call] })
    await updates.install()
    state.change({ calls: [{ ...call, phase: 'ended' }] })
    expect(view().kind).toBe('installing')
    expect(installed).toHaveLength(1)
  })

  it('is only told of where the installation cannot renew itself', async () => {
    fake = startCore({ kind: null })
    expect(await fake.core.updates.check(forever())).toMatchObject({ ok: true, value: { sizeBytes: null } })
    expect(await fake.core.updates.download(forever())).toMatchObject({ error: { code: 'not-supported' } })
    expect(asked).toEqual([STABLE])
  })

  it('is looked for at the administrator’s copy when there is one', async () => {
    managedFeed = feed.url('/copy/').href
    answers['/copy/stable.json'] = sends(signed())
    fake = startCore()
    expect(await fake.core.updates.check(forever())).toMatchObject({ ok: true })
    expect(asked).toEqual(['/copy/stable.json'])
  })
})

describe('a manifest that is not to be believed', () => {
  const cases: readonly (readonly [what: string, body: () => string | Buffer, code: string])[] = [
    ['is no JSON', () => '<html>captive portal</html>', 'update-malformed'],
    ['is an empty answer', () => '', 'update-malformed'],
    ['is 100 kB long', () => ' '.repeat(100_000) + signed(), 'update-malformed'],
    ['is not signed', () => spoiled(({ manifest }) => ({ manifest })), 'update-unsigned'],
    [
      'has an empty list of signatures',
      () => spoiled((one) => ({ ...one, signatures: [] })),
      'update-unsigned',
    ],
    ['is signed by a key nobody knows', () => signed({}, theirs), 'update-unsigned'],
    [
      'is signed by somebody who uses the name of our key',
      () =>
        spoiled((one) => ({
          ...(JSON.parse(signed({}, theirs)) as object),
          signatures: [
            {
              keyId: one.signatures[0]?.keyId,
              signature: (JSON.parse(signed({}, theirs)) as typeof one).signatures[0]?.signature,
            },
          ],
        })),
      'update-tampered',
    ],
    [
      'was changed after it was signed',
      () => spoiled((one) => ({ ...one, manifest: otherManifest })),
      'update-tampered',
    ],
    [
      'has a signature with one bit turned',
      () =>
        spoiled((one) => ({
          ...one,
          signatures: one.signatures.map(({ keyId, signature }) => {
            const bytes = Buffer.from(signature, 'base64')
            bytes[0] = (bytes[0] ?? 0) ^ 1
            return { keyId, signature: bytes.toString('base64') }
          }),
        })),
      'update-tampered',
    ],
    ['is an older version', () => signed({ version: '0.0.9' }), 'update-downgrade'],
    ['is a beta of this very version', () => signed({ version: '0.1.0-beta.3' }), 'update-downgrade'],
    ['is for another product', () => signed({ product: 'otherphone' }), 'update-other-product'],
    ['is for another channel', () => signed({ channel: 'beta' }), 'update-other-channel'],
    ['has expired', () => signed({ expiresAt: '2020-01-01T00:00:00Z' }), 'update-expired'],
    [
      'has nothing for this computer',
      () => signed({ files: [{ ...AppImage, kind: 'nsis' }] }),
      'update-no-file',
    ],
    [
      'has nothing for this processor',
      () => signed({ files: [{ ...AppImage, arch: 'arm64' }] }),
      'update-no-file',
    ],
  ]

  it.each(cases)('%s: refused, with its own code, and nothing is fetched', async (_, body, code) => {
    answers[STABLE] = sends(body())
    const checked = await fake.core.updates.check(forever())
    expect(checked).toMatchObject({ ok: false, error: { code } })
    expect(view()).toMatchObject({ kind: 'failed', error: { code } })
    expect(await fake.core.updates.download(forever())).toMatchObject({ ok: false })
    expect(asked).toEqual([STABLE])
    expect(fetchedFiles()).toEqual([])
  })

  it.each([
    '../x.AppImage',
    'https://evil.example/x',
    '/etc/passwd',
    'a/b',
    '.hidden',
    '',
    'a\\b',
    'x'.repeat(200),
  ])('names the file “%s”, which leads elsewhere: refused, though signed', async (name) => {
    const manifest = { ...manifestOf(), files: [{ ...AppImage, name }] }
    answers[STABLE] = sends(signBytes(Buffer.from(JSON.stringify(manifest)), ours))
    expect(await fake.core.updates.check(forever())).toMatchObject({ error: { code: 'update-malformed' } })
    expect(asked).toEqual([STABLE])
  })

  it('is an old one that was signed once: after a newer was seen, refused', async () => {
    answers[STABLE] = sends(signed({ version: '0.3.0' }))
    await fake.core.updates.check(forever())
    answers[STABLE] = sends(signed({ version: '0.2.0' }))
    expect(await fake.core.updates.check(forever())).toMatchObject({ error: { code: 'update-downgrade' } })
  })

  it('comes from a server that nobody vouches for: refused before it is read', async () => {
    fake = startCore({ trusted: false })
    expect(await fake.core.updates.check(forever())).toMatchObject({ error: { code: 'tls-unknown-issuer' } })
    expect(asked).toEqual([])
  })

  it('comes from where the feed sends us: nobody is followed', async () => {
    answers[STABLE] = (_, response) => {
      response.writeHead(302, { location: '/elsewhere.json' }).end()
    }
    answers['/elsewhere.json'] = sends(signed())
    expect(await fake.core.updates.check(forever())).toMatchObject({
      error: { code: 'bad-response', status: 302 },
    })
    expect(asked).toEqual([STABLE])
  })
})

describe('a file that is not the announced one', () => {
  const spoilt = Buffer.from(INSTALLER)
  spoilt[1000] = (spoilt[1000] ?? 0) ^ 1
  const cases: readonly (readonly [what: string, answer: Answers[string], code: string])[] = [
    ['is too short', sends(INSTALLER.subarray(0, 1000)), 'update-wrong-size'],
    ['is too long', sends(Buffer.concat([INSTALLER, Buffer.from('!')])), 'update-wrong-size'],
    [
      'is endless',
      (_, response) => {
        const more = (): void => void (response.write(Buffer.alloc(65_536)) && setImmediate(more))
        response.on('drain', more).on('error', () => undefined)
        more()
      },
      'update-wrong-size',
    ],
    ['differs by one bit', sends(spoilt), 'update-wrong-hash'],
    ['is missing', sends('gone', 404), 'bad-response'],
    [
      'breaks off',
      (_, response) => {
        response.writeHead(200, { 'content-length': INSTALLER.length })
        response.write(INSTALLER.subarray(0, 5000), () => response.destroy())
      },
      'response-truncated',
    ],
  ]

  it.each(cases)('%s: thrown away, with its own code, and cannot be installed', async (_, answer, code) => {
    answers[FILE] = answer
    await fake.core.updates.check(forever())
    expect(await fake.core.updates.download(forever())).toMatchObject({ ok: false, error: { code } })
    expect(view()).toMatchObject({ kind: 'failed', error: { code } })
    expect(fetchedFiles()).toEqual([])
    expect(await fake.core.updates.install()).toMatchObject({ ok: false })
    expect(installed).toEqual([])
  })
})

describe('the command line', () => {
  const update = async () => {
    const prepared = prepare(['update', 'check', '--json'], '0.1.0')
    if (!prepared.ok) throw new Error(JSON.stringify(prepared.error))
    return run(prepared.value, fake.core, {
      readFile: () => ok(Buffer.alloc(0)),
      writeFile: () => ok(),
      emit: () => undefined,
      note: () => undefined,
      secretsText: null,
      signal: forever(),
    })
  }

  it('says what is there, or that this is the newest', async () => {
    expect(await update()).toMatchObject({
      status: 0,
      json: { current: '0.1.0', update: { version: '0.2.0', sizeBytes: INSTALLER.length }, warnings: [] },
    })
    fake = startCore()
    answers[STABLE] = sends(signed({ version: '0.1.0' }))
    expect(await update()).toMatchObject({ status: 0, json: { update: null } })
  })

  it('ends with the code of the refusal, and 7 where nobody looks', async () => {
    answers[STABLE] = sends(spoiled((one) => ({ ...one, manifest: otherManifest })))
    expect(await update()).toMatchObject({ status: 6, json: { error: { code: 'update-tampered' } } })
    fake = createFakeCore()
    expect(await update()).toMatchObject({ status: 7, json: { error: { code: 'update-off' } } })
  })
})

describe('looking by itself', () => {
  const day = 24 * 3600_000

  it('happens once a day, and not when the person has switched it off', async () => {
    fake.core.start()
    fake.clock.advance(5 * 60_000)
    await expect.poll(() => asked.length).toBe(1)
    await expect.poll(() => view().kind).toBe('available')
    fake.core.settings.change({ checkUpdates: false })
    fake.clock.advance(day)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(asked).toHaveLength(1)
  })

  it('does not happen, nor by hand, where the administrator forbids it', async () => {
    fake.core.state.change({ managed: { ...UNMANAGED, allow: { ...UNMANAGED.allow, updates: false } } })
    fake.core.start()
    fake.clock.advance(2 * day)
    expect(await fake.core.updates.check(forever())).toMatchObject({
      error: { code: 'update-off', detail: 'managed' },
    })
    expect(asked).toEqual([])
  })

  it('keeps quiet about a server that cannot be reached, but not about one that cheats', async () => {
    answers[STABLE] = sends('busy', 503)
    await fake.core.updates.check(forever(), false)
    expect(view().kind).toBe('idle')
    answers[STABLE] = sends(signed({}, theirs))
    await fake.core.updates.check(forever(), false)
    expect(view()).toMatchObject({ kind: 'failed', error: { code: 'update-unsigned' } })
  })

  it('tells a share of the installations first, and everybody who asks', async () => {
    let told = 0
    for (let at = 0; at < 60; at += 1) {
      const one = startCore()
      answers[STABLE] = sends(signed({ share: 50 }))
      const checked = await one.core.updates.check(forever(), false)
      if (checked.ok && checked.value) told += 1
      expect(await one.core.updates.check(forever())).toMatchObject({ value: { version: '0.2.0' } })
      await one.core.close()
    }
    expect(told).toBeGreaterThan(12)
    expect(told).toBeLessThan(48)
  })
})
