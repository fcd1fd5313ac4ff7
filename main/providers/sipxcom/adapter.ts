import { ok } from '../../../shared/result.ts'
import type { AccountRecord } from '../../core/store-ports.ts'
import type { SecretBundle } from '../../core/ports.ts'
import type { AccountSession, AdapterDeps, ProviderAdapter } from '../adapter.ts'
import { createConfiguredAdapter } from '../configured-adapter.ts'
import { createAdmin } from './admin/admin.ts'
import { createConferences } from './conferences.ts'
import { createTurn } from '../turn.ts'
import { createActiveCallsFacet } from './active-calls.ts'
import { createClickToCallFacet } from './click-to-call.ts'
import { createSipxClient } from './client.ts'
import { readConfig, toValues, type SipxConfig } from './config.ts'
import { createDndFacet } from './dnd.ts'
import { createRingForwarding } from './forwarding.ts'
import { createHistoryFacet } from './history.ts'
import { readIdentity } from './identity.ts'
import { toLine } from './line.ts'
import { createAttendantPreferences, createMailboxPreferences } from './mailbox-preferences.ts'
import { readLogin } from './login.ts'
import { CAPABILITIES, SIPXCOM_MANIFEST } from './manifest.ts'
import { createPassword, createServerTime } from './own-account.ts'
import { createFaxPreferences, createImPreferences, createProfilePreferences } from './person-preferences.ts'
import { createPhonebook } from './phonebook.ts'
import { createSpeedDial } from './speed-dial.ts'
import { createVoicemail } from './voicemail.ts'
import { createVoicemailSettings } from './voicemail-settings.ts'
import type { SipxParts } from './parts.ts'
import { toProbeReport } from './probe.ts'
import { readRelease, type SipxRelease } from './release.ts'
import { createSchedulesFacet } from './schedules.ts'

export function createSipxcomAdapter(): ProviderAdapter {
  return createConfiguredAdapter({
    manifest: SIPXCOM_MANIFEST,
    readConfig,
    toValues,
    openSession,
  })
}

const USER_KEY = 'sipxcom.user'

function openSession(
  config: SipxConfig,
  record: AccountRecord,
  secrets: SecretBundle,
  deps: AdapterDeps,
): AccountSession {
  const { clock, log, memory } = deps
  const client = createSipxClient(config, secrets, { log, proxy: deps.proxy })
  let userName = memory.get(record.id, USER_KEY)?.value ?? config.sipUser
  let knownRelease: SipxRelease | null = null
  const addressOf = (user: string): string => `${user}@${config.domain}`

  async function login(signal: AbortSignal): ReturnType<typeof readLogin> {
    const answer = await readLogin(client, signal)
    if (answer.ok && answer.value.userName !== userName) {
      userName = answer.value.userName
      memory.set(record.id, USER_KEY, userName)
    }
    return answer
  }

  const parts: SipxParts = {
    clock,
    log,
    memory,
    config,
    record,
    secrets,
    client,
    turn: createTurn(),
    async me(signal) {
      if (userName !== null) return ok(userName)
      const answer = await login(signal)
      return answer.ok ? ok(answer.value.userName) : answer
    },
    release: async (signal) => (knownRelease ??= await readRelease(client, signal)),
  }
  const address = addressOf(userName ?? config.user)
  const forwarding = createRingForwarding(parts)
  const line = toLine(config, userName ?? config.user, secrets)

  return {
    capabilities: line === null ? CAPABILITIES : [...CAPABILITIES, 'line'],
    address,
    async probe(signal) {
      const answer = await login(signal)
      const real = addressOf(answer.ok ? answer.value.userName : config.user)
      const identity = answer.ok ? await readIdentity(client, real, signal) : null
      return toProbeReport(answer, {
        address: real,
        displayName: identity?.ok ? identity.value.displayName : null,
        phoneServer: config.sipServer ?? config.domain,
      })
    },
    async learn(signal) {
      const answer = await login(signal)
      if (!answer.ok) return answer
      const { sipPassword } = answer.value
      const wanted = config.phoneLine && secrets.sipPassword === undefined && sipPassword !== null
      return ok({
        // The address is what the account is known by before it is opened.
        values: { sipUser: answer.value.userName, address: addressOf(answer.value.userName) },
        secrets: wanted ? { sipPassword } : {},
      })
    },
    identity: {
      async read(signal) {
        const user = await parts.me(signal)
        return user.ok ? readIdentity(client, addressOf(user.value), signal) : user
      },
    },
    voicemail: createVoicemail(parts),
    voicemailSettings: createVoicemailSettings(parts),
    phonebook: createPhonebook(client),
    conferences: createConferences(client),
    preferences: {
      voicemail: createMailboxPreferences(client),
      attendant: createAttendantPreferences(client),
      profile: createProfilePreferences(client),
      im: createImPreferences(client),
      fax: createFaxPreferences(client),
    },
    speedDial: createSpeedDial(client),
    password: createPassword(client),
    serverTime: createServerTime(client),
    admin: createAdmin({
      host: client.host,
      send: (request, signal) => client.raw(request, signal),
      userName: (signal) => parts.me(signal),
    }),
    forwarding,
    schedules: createSchedulesFacet(parts),
    dnd: createDndFacet(parts, forwarding),
    clickToCall: createClickToCallFacet(parts),
    activeCalls: createActiveCallsFacet(parts),
    history: createHistoryFacet(parts),
    line,
    close: () => client.close(),
  }
}
