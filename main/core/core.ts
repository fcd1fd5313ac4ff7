import { noAudioCache, noDiagnostics, noFiles, noMedia, noUpdates, unmanaged } from './absent-ports.ts'
import { createAccountOptions } from './account-options.ts'
import { createAccounts } from './accounts.ts'
import { createAdministration } from './admin.ts'
import { createAppState } from './app-state.ts'
import { createAvailability } from './availability.ts'
import { background } from './background.ts'
import { createCallJoins } from './call-joins.ts'
import { createAway } from './away.ts'
import { createBlocking } from './blocking.ts'
import { createCalls } from './calls.ts'
import type { CoreDeps } from './core-deps.ts'
import { createConferences } from './conferences.ts'
import { createDemo } from './demo.ts'
import { createDevices } from './devices.ts'
import { createDiagnostics } from './diagnostics.ts'
import { createDialRequests } from './dial-requests.ts'
import { createDialing } from './dialing.ts'
import { createDoorbells } from './doorbells.ts'
import { createDrafts } from './drafts.ts'
import { createEnrolment } from './enrolment.ts'
import { firstSnapshot } from './first-snapshot.ts'
import { createForwarding } from './forwarding.ts'
import { createHistory } from './history.ts'
import { createIntercoms } from './intercoms.ts'
import { createJournal } from './journal.ts'
import { shareCall, shareChanges } from './journal-shares.ts'
import { createLines } from './lines.ts'
import { createPerson } from './person.ts'
import { createPeople } from './people.ts'
import { createPeopleFiles } from './people-files.ts'
import { createPhoneLink } from './phone-link.ts'
import { createTexts } from './texts.ts'
import { createTrust } from './trust.ts'
import { createPreferences } from './preferences.ts'
import { createRefresh } from './refresh.ts'
import { createRoute } from './route.ts'
import { createSchedules } from './schedules.ts'
import { createServerCalls } from './server-calls.ts'
import { createSettings } from './settings.ts'
import { createSharing } from './sharing.ts'
import { createUpdates } from './updates.ts'
import { createVoicemail } from './voicemail.ts'
import { createWatches } from './watches.ts'

/** The whole product without a screen and without real adapters: they come in as ports (main/compose.ts). */
export type Core = ReturnType<typeof createCore>

export function createCore(deps: CoreDeps) {
  const { clock, log, stores, providers, proxy } = deps
  const { memory } = stores
  const audio = deps.audio ?? noAudioCache
  const state = createAppState(
    firstSnapshot({
      app: deps.app,
      providers: providers.map((adapter) => adapter.manifest),
      troubles: deps.troubles,
    }),
  )
  const phone = createPhoneLink(clock)
  const accounts = createAccounts({
    proxy,
    state,
    clock,
    log,
    memory,
    providers,
    store: stores.accounts,
    vault: deps.vault,
    reader: deps.reader,
    forget: (id) => {
      stores.memory.removeAccount(id)
      stores.history.removeAccount(id)
      stores.texts.removeAccount(id)
      stores.journal.removeAccount(id)
      audio.removeAccount(id)
    },
  })
  const journal = createJournal({ accounts, state, clock, log, memory, store: stores.journal })
  const changes = shareChanges(journal, memory, stores.changes)
  const availability = createAvailability({ accounts, state, clock, memory, changes })
  const forwarding = createForwarding({ accounts, state, clock, changes })
  const away = createAway({ state, memory, clock })
  const history = createHistory({
    away,
    accounts,
    state,
    clock,
    log,
    store: stores.history,
    lived: (entry) => shareCall(journal, memory, entry),
  })
  const people = createPeople({ accounts, state, clock, log, memory })
  const calls = createCalls({ state, phone, history, log, clock, nameOf: people.nameOf })
  const dialing = createDialing({ state, phone })
  const callJoins = createCallJoins({ state, phone, dialing })
  const dialRequests = createDialRequests({ state, dialing, history, clock })
  const lines = createLines({ accounts, memory, phone, log })
  const settings = createSettings({
    state,
    store: stores.settings,
    managed: deps.managed ?? unmanaged,
    systemLanguages: deps.systemLanguages ?? [],
  })
  const updates = createUpdates({
    state,
    clock,
    log,
    memory,
    settings,
    parts: deps.updates ?? noUpdates,
  })
  const schedules = createSchedules({ accounts, state, clock })
  const serverCalls = createServerCalls({ accounts, state, clock, log })
  const drafts = createDrafts({
    proxy,
    clock,
    log,
    memory,
    accounts,
    providers,
    files: deps.files,
    reader: deps.reader,
  })
  const person = createPerson({ state, clock, log, memory, store: stores.person })
  const sharing = createSharing({ accounts, journal, person, history, clock, log, memory, stores })
  const texts = createTexts({
    ...{ state, phone, dialing, person, clock, log },
    store: stores.texts,
    nameOf: people.nameOf,
  })
  const watches = createWatches({ state, settings, dialing, phone, log })
  const admin = createAdministration({ accounts, state, clock })
  const blocking = createBlocking({ person, phone, log })
  const voicemail = createVoicemail({ accounts, state, clock, log, cache: audio })
  const peopleFiles = createPeopleFiles({ people, files: deps.peopleFiles ?? noFiles })
  const preferences = createPreferences({ accounts, state, clock, vault: deps.vault })
  const conferences = createConferences({ accounts, state, clock })
  const refresh = createRefresh({
    away,
    accounts,
    admin,
    state,
    availability,
    forwarding,
    history,
    sharing,
    voicemail,
    people,
    clock,
    log,
  })
  const intercoms = createIntercoms({ accounts, state, clock, log, changes: stores.changes })
  const accountOptions = createAccountOptions({ accounts, state, providers })
  const doorbells = createDoorbells({ state, clock, intercoms, calls })
  const demo = createDemo({ accounts, state, port: deps.demo })
  const flows = deps.flows({ accounts })
  const devices = createDevices({ accounts, state, clock, memory, flows })
  const route = createRoute({ accounts, state, clock, devices, person })
  const enrolment = createEnrolment({
    proxy,
    accounts,
    clock,
    log,
    memory,
    providers,
    vault: deps.vault,
  })
  const media = deps.media ?? noMedia
  /** A single command is no sign that calls could ring. */
  let started = false
  const trust = createTrust({ accounts, log })
  const diagnostics = createDiagnostics({
    accounts,
    state,
    vault: deps.vault,
    clock,
    port: deps.diagnostics ?? noDiagnostics,
  })

  return {
    state,
    clock,
    log,
    vault: deps.vault,
    providers,
    stores,
    reader: deps.reader,
    phone,
    accounts,
    availability,
    forwarding,
    history,
    calls,
    callJoins,
    dialing,
    dialRequests,
    lines,
    schedules,
    serverCalls,
    settings,
    drafts,
    refresh,
    demo,
    flows,
    devices,
    route,
    enrolment,
    diagnostics,
    trust,
    journal,
    person,
    sharing,
    intercoms,
    doorbells,
    accountOptions,
    away,
    voicemail,
    people,
    peopleFiles,
    preferences,
    conferences,
    admin,
    media,
    texts,
    watches,
    updates,

    /** Fills the snapshot from the stores; no network. */
    load(): void {
      settings.load()
      accounts.publish()
      history.publish()
      texts.publish()
    },

    /** Keeps the picture alive in the app; a single command does without. */
    start(): void {
      started = true
      accounts.onChange(() => {
        background(lines.publish(), log)
        background(watches.publish(), log)
        background(refresh.now(), log)
      })
      away.start()
      blocking.start()
      refresh.start()
      intercoms.start()
      updates.start()
      background(demo.resume(), log)
    },

    /** The phone window listens: give it its lines, and whom to turn away. */
    phoneReady(): void {
      // A window that has just started knows no flow: what its forerunner left open would only ring into the void.
      flows.closeAll()
      media.closeRelays()
      state.change({ phone: 'ready' })
      // The block list first: a line that is up may ring at once.
      background(blocking.publish(), log)
      background(watches.publish(), log)
      background(lines.publish(), log)
    },

    async close(): Promise<void> {
      if (started) away.beat()
      refresh.stop()
      intercoms.stop()
      updates.stop()
      drafts.discardAll()
      flows.closeAll()
      await Promise.all([accounts.closeAll(), demo.stop()])
    },
  }
}
