import type { CommandInput, CommandName, CommandResult } from '../../shared/bridge.ts'
import { AccountIdSchema, type AccountId } from '../../shared/ids.ts'
import { ok } from '../../shared/result.ts'
import type { Core } from './core.ts'
import { callHandlers } from './handlers/calls.ts'
import { ringPlanHandlers } from './handlers/ring-plans.ts'
import { serverCallHandlers } from './handlers/server-calls.ts'
import { accountOptionHandlers } from './handlers/account-options.ts'
import { intercomHandlers } from './handlers/intercom.ts'
import { accountDetailsHandlers } from './handlers/account-details.ts'
import { enrolmentHandlers } from './handlers/enrolment.ts'
import { journalHandlers } from './handlers/journal.ts'
import { personHandlers } from './handlers/person.ts'
import { routeHandlers } from './handlers/route.ts'
import type { SaveFilePort } from './ports.ts'
import { conferenceHandlers } from './handlers/conferences.ts'
import { peopleHandlers } from './handlers/people.ts'
import { preferenceHandlers } from './handlers/preferences.ts'
import { voicemailHandlers } from './handlers/voicemail.ts'
import { othersHandlers } from './handlers/others.ts'
import { adminHandlers } from './handlers/admin.ts'
import { updateHandlers } from './handlers/updates.ts'
import { deskHandlers, type DeskActions } from './handlers/desk.ts'

/** One handler per command of the contract; a command without one does not compile. */
export type CommandHandlers = {
  readonly [N in CommandName]: (input: CommandInput<N>) => CommandResult<N> | Promise<CommandResult<N>>
}

/** Things only the desktop can do, handed in by the shell. */
export type ShellActions = DeskActions & {
  readonly openAppWindow: () => void
  readonly saveFile: SaveFilePort
}

/** Whole-command limit for writes that go to several servers, in ms: each adapter has its own, shorter ones. */
const WRITE_LIMIT_MS = 40_000
const limit = () => AbortSignal.timeout(WRITE_LIMIT_MS)
const only = (accountId: string | null): readonly AccountId[] | null =>
  accountId === null ? null : [AccountIdSchema.parse(accountId)]

/** Binds the contract to the core. No decision is taken here. */
export function createCommandHandlers(core: Core, shell: ShellActions): CommandHandlers {
  return {
    ...deskHandlers(core, shell),
    ...updateHandlers(core),
    'app.snapshot': () => ok(core.state.get()),
    // What follows from it is the desktop's.
    'app.drawn': () => ok(),
    'app.refresh': async () => {
      await core.refresh.now()
      return ok()
    },
    'app.openWindow': () => {
      shell.openAppWindow()
      return ok()
    },
    'app.startDemo': () => core.demo.start(),
    'app.dismissTrouble': ({ code }) => {
      core.state.removeTrouble(code)
      return ok()
    },

    'draft.start': ({ provider }) => core.drafts.start(provider),
    'draft.chooseCertificate': ({ draftId }) => core.drafts.chooseCertificate(draftId),
    'draft.inspectCertificate': ({ draftId, password, legacy }) =>
      core.drafts.inspectCertificate(draftId, password, legacy ?? false),
    'draft.allowLegacy': ({ draftId }) => core.drafts.allowLegacy(draftId),
    'draft.test': ({ draftId, values }) => core.drafts.test(draftId, values, limit()),
    'draft.trust': ({ draftId, fingerprint }) => core.drafts.trust(draftId, fingerprint),
    'draft.commit': ({ draftId, name }) => core.drafts.commit(draftId, name),
    'draft.discard': ({ draftId }) => {
      core.drafts.discard(draftId)
      return ok()
    },

    'account.remove': ({ accountId }) => core.accounts.remove(AccountIdSchema.parse(accountId)),
    'account.rename': ({ accountId, name }) => core.accounts.rename(AccountIdSchema.parse(accountId), name),
    'account.setPassword': async ({ accountId, password }) => {
      const id = AccountIdSchema.parse(accountId)
      const changed = await core.accounts.setPassword(id, password)
      if (changed.ok) await Promise.all([core.lines.publish(true), core.refresh.account(id)])
      return changed
    },

    'dnd.set': async ({ accountId, on, minutes }) => {
      await core.availability.setDnd(only(accountId), on ? { on, minutes } : { on }, limit())
      return ok()
    },
    'privacy.set': async ({ accountId, on }) => {
      await core.availability.setPrivacy(only(accountId), on, limit())
      return ok()
    },
    'forwarding.set': async ({ accountId, when, to }) => {
      const [answer] = await core.forwarding.write(
        AccountIdSchema.parse(accountId),
        { kind: 'set', when, to },
        limit(),
      )
      return answer && !answer.result.ok ? answer.result : ok()
    },
    'forwarding.undo': async ({ accountId }) => {
      const undone = await core.forwarding.undo(AccountIdSchema.parse(accountId), limit())
      if (!undone.ok) return undone
      const [answer] = undone.value
      return answer && !answer.result.ok ? answer.result : ok()
    },

    'history.list': (query) => core.history.list(query),
    'history.markSeen': () => core.history.markSeen(),

    'call.dial': ({ target, accountId, hidden = false }) => core.dialing.dial(target, accountId, { hidden }),
    ...callHandlers(core),
    ...ringPlanHandlers(core, limit),
    ...serverCallHandlers(core, limit),
    'call.answer': ({ callId, others }) => core.calls.answer(callId, others),
    'call.decline': ({ callId, how }) => core.calls.decline(callId, how),
    'call.silence': ({ callId }) => core.calls.silence(callId),
    'call.hangUp': ({ callId }) => core.calls.hangUp(callId),
    'call.mute': ({ callId, on }) => core.calls.mute(callId, on),
    'call.hold': ({ callId, on }) => core.calls.hold(callId, on),
    'call.dtmf': ({ callId, tones }) => core.calls.dtmf(callId, tones),
    'dial.confirm': ({ id, accountId, accepted }) =>
      core.dialRequests.confirm(id, accountId, accepted ?? false),
    'dial.dismiss': ({ id }) => core.dialRequests.dismiss(id),

    ...accountOptionHandlers(core),
    ...intercomHandlers(core, limit),
    ...adminHandlers(core),
    ...othersHandlers(core),

    'settings.change': (patch) => core.settings.change(patch),
    'sound.test': ({ role }) => core.phone.send({ kind: 'sound-test', role }),

    ...accountDetailsHandlers(core, shell),
    ...enrolmentHandlers(core),
    ...journalHandlers(core),
    ...personHandlers(core),
    ...routeHandlers(core),
    ...voicemailHandlers(core),
    ...peopleHandlers(core),
    ...preferenceHandlers(core),
    ...conferenceHandlers(core),

    'phone.ready': () => {
      core.phoneReady()
      return ok()
    },
    'phone.reported': (report) => {
      core.calls.report(report)
      return ok()
    },
    'phone.answered': ({ requestId, error }) => {
      core.phone.answered(requestId, error)
      return ok()
    },
    'sip.open': ({ accountId, viaHost, first }) =>
      core.flows.open(AccountIdSchema.parse(accountId), viaHost, first),
    'sip.send': ({ flowId, text }) => core.flows.send(flowId, text),
    'sip.close': ({ flowId }) => {
      core.flows.close(flowId)
      return ok()
    },
    'media.open': ({ accountId }) => core.media.open(AccountIdSchema.parse(accountId)),
    'media.toFar': ({ relayId, role, sdp }) => core.media.toFar(relayId, role, sdp),
    'media.toPage': ({ relayId, role, sdp }) => core.media.toPage(relayId, role, sdp),
    'media.close': ({ relayId }) => {
      core.media.closeRelay(relayId)
      return ok()
    },
  }
}
