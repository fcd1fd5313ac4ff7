import { z } from 'zod'

/** XStream leaves nulls out; a bean's number is a number, and a test server may write one as such. */
const text = z.union([z.string(), z.number().transform(String)]).nullish()
const address = z.record(z.string(), z.unknown()).nullish()

const ContactWire = z.looseObject({
  homeAddress: address,
  officeAddress: address,
  branchAddress: address,
})

export const EntryWire = z.looseObject({
  id: text,
  'first-name': text,
  'last-name': text,
  number: text,
  'contact-information': z.union([z.literal('').transform(() => ({})), ContactWire]).nullish(),
})
export type EntryWire = z.infer<typeof EntryWire>

/** An array here, an object in the paged one (reference sipxcom-user 4). */
export const PhonebookWire = z.looseObject({
  phonebook: z.union([z.array(EntryWire), z.literal('').transform(() => [])]),
})

export const PagedPhonebookWire = z.looseObject({
  phonebook: z.looseObject({
    size: z.coerce.number().int().min(0),
    'filtered-size': z.coerce.number().int().min(0).optional(),
    'show-on-phone': z.union([z.string(), z.boolean().transform(String)]).nullish(),
    entries: z.union([z.array(EntryWire), z.literal('').transform(() => [])]).default([]),
  }),
})

export const OneEntryWire = z.looseObject({ entry: EntryWire })

export const ContactInformationWire = z.looseObject({
  'contact-information': z.record(z.string(), z.unknown()),
})

const flag = z.boolean().nullish()
export const ImPrefsWire = z.looseObject({
  statusPhonePresence: flag,
  statusCallInfo: flag,
  otpMessage: z.string().nullish(),
  voicemailOnDnd: flag,
})
export const ImBotWire = z.looseObject({ confEnter: flag, confExit: flag, vmBegin: flag, vmEnd: flag })

export const SpeedDialWire = z.looseObject({
  buttons: z
    .array(
      z.looseObject({
        label: z.string().nullish(),
        number: z.union([z.string(), z.number().transform(String)]).nullish(),
        blf: z.boolean().nullish(),
      }),
    )
    .nullish(),
  groupSpeedDial: flag,
  canSubscribeToPresence: flag,
})

export const FaxWire = z.looseObject({ extension: text, did: text })
