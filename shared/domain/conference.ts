import { z } from 'zod'

/** A conference room that a person owns. */
export const ConferenceSchema = z.strictObject({
  /** Also its id. */
  name: z.string(),
  enabled: z.boolean(),
  description: z.string().nullable(),
  extension: z.string().nullable(),
  accessCode: z.string().nullable(),
})
export type Conference = z.infer<typeof ConferenceSchema>

export const ParticipantSchema = z.strictObject({
  /** Number by which commands name a participant, valid while they stay. */
  id: z.string(),
  /** Number or name as the room knows it. */
  name: z.string(),
  imId: z.string().nullable(),
  uuid: z.string().nullable(),
  /** -4..4, 0 = as it comes; null where the room does not say. */
  volumeIn: z.number().nullable(),
  volumeOut: z.number().nullable(),
  energyLevel: z.number().nullable(),
  canHear: z.boolean(),
  canSpeak: z.boolean(),
})
export type Participant = z.infer<typeof ParticipantSchema>

/** A room as it is now. An empty room is `active: false` with nobody in it, and says nothing about being locked. */
export const RoomSchema = z.strictObject({
  name: z.string(),
  active: z.boolean(),
  locked: z.boolean().nullable(),
  extension: z.string().nullable(),
  description: z.string().nullable(),
  participants: z.array(ParticipantSchema).readonly(),
})
export type Room = z.infer<typeof RoomSchema>
