import { ok } from '../../../shared/result.ts'
import type { PreferencesFacet } from '../facets/preferences.ts'
import type { SipxClient } from './client.ts'
import { flatten } from './flat.ts'
import { createPreferences, fixed, select, text, toggle } from './preferences.ts'
import { AttendantWire, LanguagesWire, VmPrefsWire } from './wire-voicemail.ts'
import { done } from './done.ts'

const YES_NO = ['NO', 'YES']
const FORMATS = ['FULL', 'MEDIUM', 'BRIEF']
const VM_FIELDS = [
  select('greeting', ['NONE', 'STANDARD', 'OUT_OF_OFFICE', 'EXTENDED_ABSENCE']),
  text('email'),
  select('emailFormat', FORMATS),
  select('emailAttachType', YES_NO),
  toggle('emailIncludeAudioAttachment'),
  text('altEmail'),
  select('altEmailFormat', FORMATS),
  select('altEmailAttachType', YES_NO),
  toggle('altEmailIncludeAudioAttachment'),
  select('voicemailFormat', ['wav', 'mp3']),
  fixed(toggle('voicemailPermission')),
]

/** Greeting and notification by e-mail: the keys that are sent change, the others stay. */
export function createMailboxPreferences(client: SipxClient): PreferencesFacet {
  return createPreferences({
    async read(signal) {
      const prefs = await client.json({ path: ['my', 'vmprefs'] }, VmPrefsWire, signal)
      return prefs.ok ? ok({ fields: VM_FIELDS, values: flatten(prefs.value) }) : prefs
    },
    send: async (values, _now, signal) =>
      done(
        await client.send(
          { method: 'PUT', path: ['my', 'vmprefs'], body: { kind: 'json', value: values } },
          signal,
        ),
      ),
  })
}

const MENU_KEYS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '#']
const ATTENDANT_PATH = ['my', 'voicemail', 'attendant']

function attendantFields(languages: readonly string[]) {
  return [
    text('operator'),
    toggle('depositVM'),
    toggle('playVMDefaultOptions'),
    toggle('forwardDeleteVM'),
    toggle('overrideLanguage'),
    languages.length > 0 ? select('language', languages) : text('language'),
    ...MENU_KEYS.map((key) => text(`menu.${key}`)),
    fixed(toggle('personalAttendantPermission')),
  ]
}

/**
 * The personal attendant: what a caller may choose while the greeting plays. The server saves some keys only beside
 * others, and replaces the menu as a whole (reference sipxcom-user 3), so those go along as they are.
 */
export function createAttendantPreferences(client: SipxClient): PreferencesFacet {
  return createPreferences({
    async read(signal) {
      const [prefs, languages] = await Promise.all([
        client.json({ path: ATTENDANT_PATH }, AttendantWire, signal),
        client.json({ path: [...ATTENDANT_PATH, 'lang'] }, LanguagesWire, signal),
      ])
      if (!prefs.ok) return prefs
      const known = languages.ok ? languages.value : []
      const spoken = prefs.value.language
      const options = spoken && !known.includes(spoken) && known.length > 0 ? [...known, spoken] : known
      const { menu, ...others } = prefs.value
      return ok({
        fields: attendantFields(options),
        values: { ...flatten(others), ...flatten({ menu: menu ?? {} }) },
      })
    },
    async send(values, now, signal) {
      const keys = Object.keys(values)
      if (keys.length === 1 && keys[0] === 'operator')
        return sendOperator(client, String(values['operator']), signal)
      const all = { ...now.values, ...values }
      const menu = Object.fromEntries(
        MENU_KEYS.flatMap((key) => {
          const number = all[`menu.${key}`]
          return typeof number === 'string' && number !== '' ? [[key, number]] : []
        }),
      )
      const along = (key: string, partner: string) =>
        keys.includes(key) && all[partner] !== undefined && all[partner] !== null
          ? { [partner]: all[partner] }
          : {}
      const body = {
        ...along('overrideLanguage', 'language'),
        ...along('forwardDeleteVM', 'depositVM'),
        ...Object.fromEntries(Object.entries(values).filter(([key]) => !key.startsWith('menu.'))),
        ...(keys.some((key) => key.startsWith('menu.')) && { menu }),
      }
      return done(
        await client.send(
          { method: 'PUT', path: ATTENDANT_PATH, body: { kind: 'json', value: body } },
          signal,
        ),
      )
    },
  })
}

/** Resetting needs the trailing slash; without it there is no such resource (reference sipxcom-user 0.3). */
async function sendOperator(client: SipxClient, operator: string, signal: AbortSignal) {
  const path = ['my', 'voicemail', 'operator']
  const isPlain = /^[\w.*~@-]+$/.test(operator)
  // The path is taken as it comes, so what would have to be escaped goes into a body instead.
  return done(
    await client.send(
      operator === ''
        ? { method: 'PUT', path, ending: '/' }
        : isPlain
          ? { method: 'PUT', path: [...path, operator] }
          : { method: 'PUT', path: ATTENDANT_PATH, body: { kind: 'json', value: { operator } } },
      signal,
    ),
  )
}
