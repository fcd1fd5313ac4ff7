import { z } from 'zod'

/** XML of a folder: every attribute is text (decode-xml.ts), and old releases leave some out. */
const text = z.string().optional()
export const MessagesWire = z.looseObject({
  messages: z.union([
    // An empty element is the empty text.
    z.literal('').transform(() => ({ message: [] })),
    z.looseObject({
      message: z
        .array(
          z.looseObject({
            '@id': z.string().min(1),
            '@heard': text,
            '@urgent': text,
            '@folder': text,
            '@duration': text,
            '@contentlength': text,
            '@received': text,
            '@fromUri': text,
            '@subject': text,
            '@author': text,
            '@authorExtension': text,
            '@username': text,
            '@format': text,
            '@callerIdName': text,
            '@callerIdNumber': text,
          }),
        )
        .default([]),
    }),
  ]),
})
export type MessageWire = z.infer<typeof MessagesWire>['messages']['message'][number]

/** Family J: no root key, nulls written out, and bytes that are Latin-1 (reference sipxcom-user 0.4). */
const someText = z.string().nullish()
const someFlag = z.boolean().nullish()
export const VmPrefsWire = z.looseObject({
  greeting: someText,
  email: someText,
  emailAttachType: someText,
  emailFormat: someText,
  emailIncludeAudioAttachment: someFlag,
  altEmail: someText,
  altEmailAttachType: someText,
  altEmailFormat: someText,
  altEmailIncludeAudioAttachment: someFlag,
  voicemailPermission: someFlag,
  voicemailFormat: someText,
})

export const AttendantWire = z.looseObject({
  personalAttendantPermission: someFlag,
  operator: someText,
  overrideLanguage: someFlag,
  menu: z.record(z.string(), z.string().nullable()).nullish(),
  language: someText,
  depositVM: someFlag,
  forwardDeleteVM: someFlag,
  playVMDefaultOptions: someFlag,
})

export const LanguagesWire = z.array(z.string())

export const FeedWire = z.looseObject({
  rss: z.looseObject({
    channel: z.union([
      z.literal('').transform(() => ({ item: [] })),
      z.looseObject({
        item: z
          .array(
            z.union([
              // Nothing said is nothing to show.
              z.literal('').transform(() => null),
              z.looseObject({
                title: z.string().optional(),
                description: z.string().optional(),
                link: z.string().optional(),
                pubDate: z.string().optional(),
              }),
            ]),
          )
          .transform((items) => items.filter((item) => item !== null))
          .default([]),
      }),
    ]),
  }),
})
