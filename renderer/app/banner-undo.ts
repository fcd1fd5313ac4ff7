import type { SettingsPatch } from '../../shared/domain/settings.ts'
import type { AppSnapshot } from '../../shared/domain/snapshot.ts'
import { errandKey } from '../stores/errand-key.ts'
import type { Screens } from '../stores/screens.tsx'
import type { SilentReason } from '../stores/silent-reasons.ts'

export type Undo = { readonly key: string; readonly run: () => void }

/** What the one button of a banner line does, and under which key its outcome stands. */
export function undoOf(reason: SilentReason, { actions, view, snapshot }: Screens): Undo {
  switch (reason.kind) {
    case 'phone-crashed':
    case 'offline':
    case 'starting':
    case 'line-backoff':
    case 'line-waiting':
      return { key: errandKey.refresh, run: actions.refresh }
    case 'line-rejected': {
      const { code, accountId } = reason.error
      const password = code === 'unauthorized' || code === 'secret-missing'
      const id = accountId ?? reason.account.id
      return { key: 'none', run: () => view.getState().showSettings(id, password ? 'password' : null) }
    }
    case 'dnd': {
      const only = reason.accounts.length === 1 ? (reason.accounts[0]?.id ?? null) : null
      const accountId = reason.everywhere ? null : only
      return {
        key: errandKey.dnd(accountId),
        run: () => actions.setDnd({ accountId, on: false, minutes: null }),
      }
    }
    case 'diverted': {
      const { id } = reason.account
      return { key: errandKey.forwarding(id, 'always'), run: () => actions.setForwarding(id, 'always', null) }
    }
    case 'microphone':
      return { key: 'none', run: () => view.getState().showSettings(null, 'sound') }
    case 'ringer-muted':
      return {
        key: errandKey.settings,
        run: () => actions.changeSettings(ringAgain(snapshot.getState().snapshot)),
      }
  }
}

const USUAL_VOLUME = 0.7

function ringAgain(snapshot: AppSnapshot | null): SettingsPatch {
  const silent = snapshot?.settings.sound.ringVolume === 0
  return { incoming: { sound: true }, ...(silent ? { sound: { ringVolume: USUAL_VOLUME } } : {}) }
}
