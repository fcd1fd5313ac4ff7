import type { PreferenceField } from '../../../shared/domain/preferences.ts'
import { ok, type Result } from '../../../shared/result.ts'
import type { PreferencesFacet } from '../facets/preferences.ts'
import type { SipxClient } from './client.ts'
import { done } from './done.ts'
import { flatten, withValues } from './flat.ts'
import { ADDRESS_PARTS } from './map-people.ts'
import type { Values } from './preference-values.ts'
import { createPreferences, fixed, text, toggle } from './preferences.ts'
import { ContactInformationWire, FaxWire, ImBotWire, ImPrefsWire } from './wire-people.ts'

const IM_KEYS = ['statusPhonePresence', 'statusCallInfo', 'voicemailOnDnd']
const IM_TEXT = 'otpMessage'
const BOT_KEYS = ['confEnter', 'confExit', 'vmBegin', 'vmEnd']

/** Presence over instant messaging, and what the My Buddy contact tells. Two resources, both change only what is sent. */
export function createImPreferences(client: SipxClient): PreferencesFacet {
  const send = async (
    path: readonly string[],
    values: Values,
    signal: AbortSignal,
  ): Promise<Result<undefined>> =>
    Object.keys(values).length === 0
      ? ok()
      : done(await client.send({ method: 'PUT', path, body: { kind: 'json', value: values } }, signal))
  return createPreferences({
    // The documentation's spelling, which the server would ignore without a word.
    aliases: { voicemailonDnd: 'voicemailOnDnd' },
    async read(signal) {
      const [prefs, bot] = await Promise.all([
        client.json({ path: ['my', 'im', 'prefs'] }, ImPrefsWire, signal),
        client.json({ path: ['my', 'imbot', 'prefs'] }, ImBotWire, signal),
      ])
      if (!prefs.ok) return prefs
      return ok({
        fields: [...IM_KEYS.map(toggle), text(IM_TEXT), ...(bot.ok ? BOT_KEYS.map(toggle) : [])],
        values: { ...flatten(prefs.value), ...(bot.ok && flatten(bot.value)) },
      })
    },
    async send(values, _now, signal) {
      const part = (isBot: boolean): Values =>
        Object.fromEntries(Object.entries(values).filter(([key]) => BOT_KEYS.includes(key) === isBot))
      const prefs = await send(['my', 'im', 'prefs'], part(false), signal)
      return prefs.ok ? send(['my', 'imbot', 'prefs'], part(true), signal) : prefs
    },
  })
}

export function createFaxPreferences(client: SipxClient): PreferencesFacet {
  return createPreferences({
    async read(signal) {
      const fax = await client.json({ path: ['my', 'faxprefs'] }, FaxWire, signal)
      if (!fax.ok) return fax
      const { extension, did } = fax.value
      return ok({
        fields: [fixed(text('extension')), fixed(text('did'))],
        values: { extension: extension ?? null, did: did ?? null },
      })
    },
  })
}

const address = (group: string): readonly PreferenceField[] =>
  ADDRESS_PARTS.map((part) => text(`${group}.${part}`))
const PROFILE_FIELDS: readonly PreferenceField[] = [
  ...['firstName', 'lastName', 'jobTitle', 'jobDept', 'companyName', 'location'].map(text),
  ...['emailAddress', 'alternateEmailAddress', 'cellPhoneNumber', 'homePhoneNumber', 'faxNumber'].map(text),
  ...['didNumber', 'assistantName', 'assistantPhoneNumber'].map(text),
  ...address('homeAddress'),
  toggle('useBranchAddress'),
  ...address('officeAddress'),
  // `twiterName` is how the server spells it.
  ...['imDisplayName', 'alternateImId', 'twiterName', 'linkedinName', 'facebookName', 'xingName'].map(text),
  ...['custom1', 'custom2', 'custom3'].map(text),
  // Kept by the server whatever is sent.
  ...['imId', 'salutation', 'manager', 'employeeId', 'branchName'].map(text).map(fixed),
  ...['enabled', 'ldapManaged'].map(toggle).map(fixed),
]
const PROFILE_PATH = ['my', 'contact-information']

/** A person's own contact information. What is not sent is wiped, so everything goes back as it came, changes put in. */
export function createProfilePreferences(client: SipxClient): PreferencesFacet {
  const readTree = async (signal: AbortSignal) => {
    const answer = await client.json({ path: PROFILE_PATH }, ContactInformationWire, signal)
    return answer.ok ? ok(answer.value['contact-information']) : answer
  }
  return createPreferences({
    aliases: { twitterName: 'twiterName' },
    async read(signal) {
      const tree = await readTree(signal)
      return tree.ok ? ok({ fields: PROFILE_FIELDS, values: flatten(tree.value) }) : tree
    },
    async send(values, _now, signal) {
      // Fresh, and with what is no field of ours: the answer of a moment ago has passed through too many hands.
      const tree = await readTree(signal)
      if (!tree.ok) return tree
      const cleared = Object.fromEntries(
        Object.entries(values).map(([key, value]) => [key, value === '' ? null : value]),
      )
      const value = { 'contact-information': withValues(tree.value, cleared) }
      return done(
        await client.send({ method: 'PUT', path: PROFILE_PATH, body: { kind: 'json', value } }, signal),
      )
    },
  })
}
