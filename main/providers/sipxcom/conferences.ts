import type { Conference, Room } from '../../../shared/domain/conference.ts'
import type { PreferenceField, Preferences } from '../../../shared/domain/preferences.ts'
import { appError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { cleanRemoteText } from '../../../shared/text/clean.ts'
import type { z } from 'zod'
import { decodeText } from '../../http/decode.ts'
import type { ConferencesFacet } from '../facets/conferences.ts'
import type { SipxClient } from './client.ts'
import { readAnswer, toCommandPath } from './conference-command.ts'
import { done } from './done.ts'
import { flatten } from './flat.ts'
import { createPreferences, text, toggle } from './preferences.ts'
import { ConferencesWire, RoomWire, SettingWire } from './wire-conferences.ts'

const FIELDS: readonly PreferenceField[] = [
  toggle('enabled'),
  text('name'),
  text('description'),
  text('accessCode'),
  text('moderatorCode'),
  { key: 'maxMembers', kind: 'number' },
  ...['quickstart', 'autorecorded', 'video', 'sendActiveVideoOnly'].map(toggle),
  ...['playEntryToneEnabled', 'playExitToneEnabled'].map(toggle),
  ...['recordAndPlayNameOnEntryEnabled', 'recordAndPlayNameOnExitEnabled'].map(toggle),
  text('moh'),
]
/** Some releases know music on hold as a flag, others as a name. */
const fieldsFor = (values: Preferences['values']): readonly PreferenceField[] =>
  FIELDS.map((field) => (typeof values[field.key] === 'boolean' ? toggle(field.key) : field))

/** Rooms of the person (reference sipxcom-user 6). */
export function createConferences(client: SipxClient): ConferencesFacet {
  /** Names are taken from the path as they come, so one that needs escaping cannot be addressed at all. */
  function at(room: string): Result<string> {
    return /^[\w.!~*'()@-]{1,128}$/.test(room)
      ? ok(room)
      : err(appError('not-supported', { field: room.slice(0, 64), detail: 'room-name' }))
  }

  const settingsOf = (name: string) => {
    let current = name
    return createPreferences({
      async read(signal) {
        const answer = await client.json({ path: ['my', 'conferences', current] }, SettingWire, signal)
        if (!answer.ok) return answer
        const values = flatten(answer.value.setting)
        return ok({ fields: fieldsFor(values), values })
      },
      async send(values, _now, signal) {
        const body = { kind: 'json', value: { setting: values } } as const
        const renamed = values['name']
        if (typeof renamed === 'string' && !at(renamed).ok)
          return err(appError('invalid-input', { field: 'name', detail: 'room-name' }))
        const sent = await client.send({ method: 'PUT', path: ['my', 'conferences', current], body }, signal)
        if (sent.ok && typeof renamed === 'string') current = renamed
        return done(sent)
      },
    })
  }

  return {
    async list(signal) {
      const answer = await client.json({ path: ['my', 'conferences'] }, ConferencesWire, signal)
      return answer.ok ? ok(answer.value.conferences.map(toConference)) : answer
    },

    async settings(room, signal) {
      const name = at(room)
      return name.ok ? settingsOf(name.value).read(signal) : name
    },

    async change(room, change, signal) {
      const name = at(room)
      if (!name.ok) return name
      const settings = settingsOf(name.value)
      if (!settings.write) throw new Error('settings of a room can be written')
      return settings.write(change, signal)
    },

    async room(room, signal) {
      const name = at(room)
      if (!name.ok) return name
      const answer = await client.json({ path: ['my', 'conferencedetails', name.value] }, RoomWire, signal)
      if (answer.ok) return ok(toRoom(name.value, answer.value.conference))
      // The status of a failed negotiation stands for "nobody is there" here.
      return answer.error.status === 406 ? ok(emptyRoom(name.value)) : answer
    },

    async command(room, verb, args, signal) {
      const name = at(room)
      if (!name.ok) return name
      const command = toCommandPath(verb, args)
      if (!command.ok) return command
      const path = ['my', 'conference', name.value, command.value]
      const answer = await client.command({ path, accept: 'text' }, signal)
      if (answer.ok) return readAnswer(decodeText(answer.value.body).text, client.host)
      return answer.error.status === 400
        ? err({ ...answer.error, code: 'invalid-input', field: 'verb', detail: 'verb' })
        : answer
    },
  }
}

type ConferenceWire = z.infer<typeof ConferencesWire>['conferences'][number]
function toConference({ name, enabled, description, extension, accessCode }: ConferenceWire): Conference {
  return {
    name: cleanRemoteText(name, 'address'),
    enabled: enabled ?? true,
    description: some(description, 'message'),
    extension: some(extension, 'address'),
    accessCode: some(accessCode, 'address'),
  }
}

function toRoom(name: string, wire: z.infer<typeof RoomWire>['conference']): Room {
  return {
    name,
    active: true,
    locked: wire.locked ?? null,
    extension: some(wire.extension, 'address'),
    description: some(wire.description, 'message'),
    participants: (wire.members ?? []).map((member) => ({
      id: cleanRemoteText(member.id, 'name'),
      name: some(member.name, 'name') ?? some(member.imId, 'name') ?? member.id,
      imId: some(member.imId, 'name'),
      uuid: some(member.uuid, 'address'),
      volumeIn: finite(member.volumeIn),
      volumeOut: finite(member.volumeOut),
      energyLevel: finite(member.energyLevel),
      canHear: member.canHear ?? true,
      canSpeak: member.canSpeak ?? true,
    })),
  }
}

function emptyRoom(name: string): Room {
  return { name, active: false, locked: null, extension: null, description: null, participants: [] }
}

function some(value: string | null | undefined, kind: 'name' | 'address' | 'message'): string | null {
  return cleanRemoteText(value ?? '', kind) || null
}

function finite(value: number | null | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}
