import { describe, expect, it } from 'vitest'
import {
  filledValues,
  initialValues,
  missingFields,
  strangerOf,
} from '../../../renderer/stores/draft-form.ts'
import { createDraftStore } from '../../../renderer/stores/draft-store.ts'
import type { Bridge, CommandName } from '../../../shared/bridge.ts'
import type { ChosenFile, ProbeReport } from '../../../shared/domain/draft.ts'
import type { ProviderManifest } from '../../../shared/domain/provider.ts'
import { appError } from '../../../shared/errors.ts'
import { DraftIdSchema } from '../../../shared/ids.ts'
import { FakeMain, type Handlers } from '../../ui/fake-main.ts'
import { FIRST_START } from '../../ui/scenarios.ts'

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

const MANIFEST: ProviderManifest = {
  id: 'pbx',
  title: 'PBX',
  summary: 'A test',
  capabilities: ['line'],
  destinationKeywords: [],
  fields: [
    { key: 'user', kind: 'text', label: 'User', required: true, group: 'main' },
    { key: 'password', kind: 'password', label: 'Password', required: false, group: 'main' },
    { key: 'server', kind: 'url', label: 'Server', required: false, group: 'main', default: 'https://pbx' },
    { key: 'legacy', kind: 'toggle', label: 'Legacy', required: false, group: 'advanced' },
    {
      key: 'auth',
      kind: 'select',
      label: 'Auth',
      required: true,
      group: 'advanced',
      options: [{ value: 'auto', label: 'Automatic' }],
    },
    { key: 'certificate', kind: 'certificate', label: 'Certificate', required: false, group: 'advanced' },
  ],
}
const GOOD: ProbeReport = {
  ok: true,
  steps: [{ step: 'sign-in', state: 'ok' }],
  address: 'a@pbx',
  displayName: null,
}
const FILE: ChosenFile = { fileName: 'a.p12', kind: 'p12', needsPassword: true, certificate: null }
const FINGERPRINT = 'ab'.repeat(32)
const stranger = appError('tls-unknown-issuer', { host: 'pbx:443', fingerprint: FINGERPRINT })

/** The store on the fake main, whose drafts are numbered. */
function bench(handlers: Handlers = {}) {
  let drafts = 0
  const main = new FakeMain(FIRST_START, {
    'draft.start': () => ({ ok: true, value: { draftId: DraftIdSchema.parse(`d${++drafts}`) } }),
    'draft.test': () => ({ ok: true, value: GOOD }),
    'draft.commit': () => ({ ok: true, value: { accountId: 'new' } }),
    ...handlers,
  })
  const commands = new Proxy(
    {},
    { get: (_, name: CommandName) => (input: unknown) => main.answer(name, input) },
  )
  const store = createDraftStore(commands as Bridge<'app'>['commands'])
  store.getState().choose(MANIFEST)
  return { main, store, get: store.getState }
}

describe('the form of a manifest', () => {
  it('opens with defaults, toggles off, the first of a required choice', () => {
    expect(initialValues(MANIFEST)).toEqual({
      user: '',
      password: '',
      server: 'https://pbx',
      legacy: 'false',
      auth: 'auto',
    })
  })
  it('knows what is missing and sends only what is filled in', () => {
    const needs: ProviderManifest = {
      ...MANIFEST,
      fields: MANIFEST.fields.map((field) => ({ ...field, required: true })),
    }
    expect(missingFields(needs, { user: ' ', password: 'x' }, false)).toEqual([
      'user',
      'server',
      'legacy',
      'auth',
      'certificate',
    ])
    expect(missingFields(MANIFEST, { user: 'a', auth: 'auto' }, false)).toEqual([])
    expect(filledValues({ user: 'a', password: '' })).toEqual({ user: 'a' })
  })
  it('asks to compare only a certificate nobody vouches for', () => {
    const step = { step: 'secure-connection', state: 'failed' } as const
    const report = (error: typeof stranger): ProbeReport => ({
      ...GOOD,
      ok: false,
      steps: [{ ...step, error }],
    })
    expect(strangerOf(report(stranger))).toEqual({ host: 'pbx:443', fingerprint: FINGERPRINT })
    expect(strangerOf(report(appError('tls-expired', { fingerprint: FINGERPRINT })))).toBeNull()
    expect(strangerOf(report(appError('tls-unknown-issuer')))).toBeNull()
  })
})

describe('createDraftStore', () => {
  it('marks missing fields without asking the server, and unmarks them while typing', () => {
    const { main, get } = bench()
    get().test()
    expect(get()).toMatchObject({ phase: 'form', missing: ['user'] })
    expect(main.asked).toEqual([])
    get().setValue('user', 'a')
    expect(get().missing).toEqual([])
  })
  it('tests, takes the suggested name, and commits', async () => {
    const { main, get } = bench()
    get().setValue('user', 'a')
    get().test()
    expect(get().phase).toBe('testing')
    await settled()
    expect(get()).toMatchObject({ phase: 'tested', name: 'a@pbx' })
    const done: string[] = []
    get().commit((id) => done.push(id))
    await settled()
    expect(done).toEqual(['new'])
    expect(get()).toMatchObject({ phase: 'choose', manifest: null, values: {} })
    expect(main.inputsOf('draft.test')).toEqual([
      { draftId: 'd1', values: { user: 'a', server: 'https://pbx', legacy: 'false', auth: 'auto' } },
    ])
  })
  it('wants a new test after a change, and keeps the name that was typed', async () => {
    const { get } = bench()
    get().setValue('user', 'a')
    get().test()
    await settled()
    get().setName('Desk')
    get().setValue('user', 'b')
    expect(get()).toMatchObject({ phase: 'form', report: null })
    get().test()
    await settled()
    expect(get()).toMatchObject({ phase: 'tested', name: 'Desk' })
  })
  it('shows an unknown certificate, trusts it when told to and tests again', async () => {
    let trusted = false
    const { main, get } = bench({
      'draft.test': () => (trusted ? { ok: true, value: GOOD } : { ok: false, error: stranger }),
      'draft.trust': () => {
        trusted = true
        return { ok: true, value: undefined }
      },
    })
    get().setValue('user', 'a')
    get().test()
    await settled()
    expect(get()).toMatchObject({ phase: 'compare', stranger: { fingerprint: FINGERPRINT } })
    get().distrust()
    expect(get()).toMatchObject({ phase: 'form', values: { user: 'a' } })
    get().test()
    await settled()
    get().trust()
    await settled()
    await settled()
    expect(get().phase).toBe('tested')
    expect(main.inputsOf('draft.trust')).toEqual([{ draftId: 'd1', fingerprint: FINGERPRINT }])
  })
  it('keeps a chosen file when the dialog is cancelled, and says when its password is wrong', async () => {
    let answer: ChosenFile | null = FILE
    const { get } = bench({
      'draft.chooseCertificate': () => ({ ok: true, value: answer }),
      'draft.inspectCertificate': () => ({ ok: false, error: appError('certificate-password-wrong') }),
    })
    get().chooseFile()
    await settled()
    expect(get().file).toEqual(FILE)
    answer = null
    get().chooseFile()
    await settled()
    expect(get().file).toEqual(FILE)
    get().openFile('wrong')
    await settled()
    expect(get()).toMatchObject({
      fileBusy: 'no',
      file: FILE,
      fileError: { code: 'certificate-password-wrong' },
    })
  })
  it('makes an expired draft anew without a word when no certificate is lost by it', async () => {
    let expired = true
    const { main, get } = bench({
      'draft.test': ({ draftId }) => {
        if (draftId === 'd1' && expired) return { ok: false, error: appError('draft-expired') }
        expired = false
        return { ok: true, value: GOOD }
      },
    })
    get().chooseFile()
    await settled()
    get().setValue('user', 'a')
    get().test()
    await settled()
    await settled()
    expect(get().phase).toBe('tested')
    expect(main.inputsOf('draft.test').map(({ draftId }) => draftId)).toEqual(['d1', 'd2'])
  })
  it('says that the certificate has to be chosen again when the draft expired with it; what was typed stays', async () => {
    const { get } = bench({
      'draft.chooseCertificate': () => ({ ok: true, value: FILE }),
      'draft.test': () => ({ ok: false, error: appError('draft-expired') }),
    })
    get().chooseFile()
    await settled()
    get().setValue('user', 'a')
    get().test()
    await settled()
    expect(get()).toMatchObject({
      phase: 'form',
      file: null,
      values: { user: 'a' },
      error: { code: 'draft-expired' },
    })
  })
  it('stays at the name when it is taken, goes back to the form when there is nothing tested', async () => {
    const answer = { detail: '' }
    const { get } = bench({
      'draft.commit': () => ({
        ok: false,
        error:
          answer.detail !== ''
            ? appError('bad-request', answer)
            : appError('account-exists', { field: 'name' }),
      }),
    })
    get().setValue('user', 'a')
    get().test()
    await settled()
    get().commit(() => undefined)
    await settled()
    expect(get()).toMatchObject({ phase: 'tested', error: { code: 'account-exists' } })
    get().setName('Other')
    expect(get().error).toBeNull()
    answer.detail = 'not-tested'
    get().commit(() => undefined)
    await settled()
    expect(get()).toMatchObject({ phase: 'form', report: null, values: { user: 'a' } })
  })
  it('forgets everything on leaving and tells main to', async () => {
    const { main, get } = bench()
    get().setValue('user', 'a')
    get().setValue('password', 'secret')
    get().test()
    await settled()
    get().discard()
    expect(get()).toMatchObject({ phase: 'choose', values: {}, draftId: null })
    expect(main.inputsOf('draft.discard')).toEqual([{ draftId: 'd1' }])
  })
  it('drops the answer of a test that was left', async () => {
    const { get } = bench()
    get().setValue('user', 'a')
    get().test()
    get().discard()
    await settled()
    expect(get().phase).toBe('choose')
  })
})
