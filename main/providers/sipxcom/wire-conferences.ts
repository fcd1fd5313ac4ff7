import { z } from 'zod'

const text = z.union([z.string(), z.number().transform(String)]).nullish()
const number = z.union([z.number(), z.string().transform(Number)]).nullish()

export const ConferencesWire = z.looseObject({
  conferences: z.union([
    z.array(
      z.looseObject({
        name: z.union([z.string(), z.number().transform(String)]),
        enabled: z.boolean().nullish(),
        description: text,
        extension: text,
        accessCode: text,
      }),
    ),
    z.literal('').transform(() => []),
  ]),
})

export const SettingWire = z.looseObject({ setting: z.record(z.string(), z.unknown()) })

export const RoomWire = z.looseObject({
  conference: z.looseObject({
    extension: text,
    description: text,
    locked: z.boolean().nullish(),
    members: z
      .union([
        z.array(
          z.looseObject({
            id: z.union([z.string(), z.number().transform(String)]),
            name: text,
            imId: text,
            uuid: text,
            volumeIn: number,
            volumeOut: number,
            energyLevel: number,
            canHear: z.boolean().nullish(),
            canSpeak: z.boolean().nullish(),
          }),
        ),
        z.literal('').transform(() => []),
      ])
      .nullish(),
  }),
})
