import { describe, expect, it } from 'vitest'
import { createDrafts, DRAFT_LIFE_MS } from '../../../main/core/drafts.ts'
import type { CertificateReaderPort } from '../../../main/core/ports.ts'
import { appError } from '../../../shared/errors.ts'
import { err, ok } from '../../../shared/result.ts'
import { secret } from '../../../shared/secret.ts'
import { createFakeCore } from '../../support/fake-core.ts'
import { createFakeSystem } from '../../support/fake-provider.ts'

const signal = new AbortController().signal
const info = {
  subject: 'CN=alice',
  issuer: 'CN=CA',
  validFrom: '2026-01-01T00:00:00.000Z',
  validTo: '2036-01-01T00:00:00.000Z',
  fingerprint: 'ab'.repeat(32),
  keyType: 'ec-P-256',
  expired: false,
  weak: false,
}

function setUp() {
  const fake = createFakeCore()
  fake.systems.set('office', createFakeSystem())
  const bytes = Buffer.from('certificate bytes')
  const reader: CertificateReaderPort = {
    describe: () => null,
    read: (_file, password) =>
      Promise.resolve(
        password === 'right'
          ? ok({ secrets: { certificatePem: secret('cert'), certificateKeyPem: secret('key') }, info })
          : err(appError('certificate-password-wrong')),
      ),
  }
  const drafts = createDrafts({
    clock: fake.clock,
    log: fake.core.log,
    memory: fake.core.stores.memory,
    accounts: fake.core.accounts,
    providers: fake.core.providers,
    files: { choose: () => Promise.resolve(ok({ fileName: 'alice.p12', bytes })) },
    reader,
  })
  const started = drafts.start('fake')
  if (!started.ok) throw new Error('no draft')
  return { ...fake, drafts, bytes, draftId: started.value.draftId }
}

describe('drafts', () => {
  it('goes from choose over inspect and test to commit, and stores what was tested', async () => {
    const { drafts, draftId, core } = setUp()
    expect(await drafts.chooseCertificate(draftId)).toMatchObject({
      ok: true,
      value: { needsPassword: true, certificate: null },
    })
    expect(await drafts.inspectCertificate(draftId, 'right')).toMatchObject({
      ok: true,
      value: { certificate: { subject: 'CN=alice' } },
    })
    expect(await drafts.test(draftId, { key: 'office', password: 'pw' }, signal)).toMatchObject({
      ok: true,
      value: { ok: true },
    })
    expect(await drafts.commit(draftId, 'Office')).toMatchObject({ ok: true })
    const [record] = core.accounts.list()
    expect(record?.values).toEqual({ key: 'office' })
    const opened = record ? await core.accounts.session(record.id) : null
    expect(opened?.ok && Object.keys(opened.value.secrets).toSorted()).toEqual([
      'certificateKeyPem',
      'certificatePem',
      'password',
    ])
  })

  it('tells a wrong certificate password and lets the person try again', async () => {
    const { drafts, draftId } = setUp()
    await drafts.chooseCertificate(draftId)
    expect(await drafts.inspectCertificate(draftId, 'wrong')).toMatchObject({
      ok: false,
      error: { code: 'certificate-password-wrong' },
    })
    expect(await drafts.inspectCertificate(draftId, 'right')).toMatchObject({ ok: true })
  })

  it('refuses to store what was not tested, or failed its test', async () => {
    const { drafts, draftId, core } = setUp()
    expect(await drafts.commit(draftId, 'Office')).toMatchObject({
      ok: false,
      error: { code: 'bad-request' },
    })
    expect(await drafts.test(draftId, { key: 'nowhere' }, signal)).toMatchObject({
      ok: true,
      value: { ok: false },
    })
    expect(await drafts.commit(draftId, 'Office')).toMatchObject({ ok: false })
    expect(core.accounts.list()).toEqual([])
  })

  it('wipes the certificate bytes five minutes after the last use', async () => {
    const { drafts, draftId, bytes, clock } = setUp()
    await drafts.chooseCertificate(draftId)
    clock.advance(DRAFT_LIFE_MS - 1)
    expect(bytes.toString()).toBe('certificate bytes')
    clock.advance(1)
    expect(bytes.every((byte) => byte === 0)).toBe(true)
    expect(await drafts.inspectCertificate(draftId, 'right')).toMatchObject({
      ok: false,
      error: { code: 'draft-expired' },
    })
  })
})
