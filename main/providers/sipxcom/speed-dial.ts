import type { SpeedDial } from '../../../shared/domain/preferences.ts'
import { appError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { cleanRemoteText } from '../../../shared/text/clean.ts'
import type { SpeedDialFacet } from '../facets/preferences.ts'
import type { SipxClient } from './client.ts'
import { mayBeSpoilt } from './latin1.ts'
import { asLatin1 } from './preference-values.ts'
import { SpeedDialWire } from './wire-people.ts'

const PATH = ['my', 'speeddial']

export function createSpeedDial(client: SipxClient): SpeedDialFacet {
  async function read(signal: AbortSignal): Promise<Result<SpeedDial>> {
    const answer = await client.json({ path: PATH }, SpeedDialWire, signal)
    if (!answer.ok) return answer
    const { buttons, groupSpeedDial, canSubscribeToPresence } = answer.value
    return ok({
      buttons: (buttons ?? []).map(({ label, number, blf }) => ({
        label: cleanRemoteText(label ?? '', 'name'),
        number: cleanRemoteText(number ?? '', 'address'),
        blf: blf ?? false,
      })),
      groupSpeedDial: groupSpeedDial ?? false,
      canSubscribeToPresence: canSubscribeToPresence ?? false,
    })
  }
  return {
    read,
    async apply({ buttons, groupSpeedDial }, { updatePhones }, signal) {
      const before = await read(signal)
      if (!before.ok) return before
      const spoilt = groupSpeedDial ? undefined : buttons.find(({ label }) => isSpoilt(label, before.value))
      if (spoilt !== undefined)
        return err(appError('invalid-input', { field: spoilt.label.slice(0, 64), detail: 'characters-lost' }))
      const value = { buttons, groupSpeedDial, updatePhones }
      const sent = await client.send({ method: 'PUT', path: PATH, body: { kind: 'json', value } }, signal)
      if (!sent.ok) return sent
      const asked: SpeedDial = { ...before.value, buttons, groupSpeedDial }
      const got = await read(signal)
      if (!got.ok)
        return ok({
          value: asked,
          confirmed: false,
          warnings: [{ code: 'read-back-failed', detail: got.error.code }],
        })
      const confirmed = isAsAsked(asked, got.value)
      return ok({
        value: got.value,
        confirmed,
        ...(!confirmed && { differs: { asked, got: got.value } }),
        warnings: [],
      })
    },
  }
}

/** All buttons are sent together: one whose name the server could not tell would lose it for good. */
function isSpoilt(label: string, { buttons }: SpeedDial): boolean {
  return mayBeSpoilt(label) && buttons.some((button) => button.label === label)
}

/** With the group's buttons the person's own are gone, whatever was sent. Lamps need a permission. */
function isAsAsked(asked: SpeedDial, got: SpeedDial): boolean {
  if (asked.groupSpeedDial || got.groupSpeedDial) return asked.groupSpeedDial === got.groupSpeedDial
  const text = ({ buttons, canSubscribeToPresence }: SpeedDial, lamps: boolean): string =>
    JSON.stringify(
      buttons.map(({ label, number, blf }) => [
        asLatin1(label),
        number,
        blf && lamps && canSubscribeToPresence,
      ]),
    )
  return text(asked, got.canSubscribeToPresence) === text(got, true)
}
