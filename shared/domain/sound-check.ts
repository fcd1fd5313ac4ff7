import { z } from 'zod'

/** What a check of the sound came to. `echo`: the microphone hears the loudspeaker in spite of echo cancellation. */
export const SoundVerdictSchema = z.enum(['good', 'silent', 'quiet', 'loud', 'echo'])
export type SoundVerdict = z.infer<typeof SoundVerdictSchema>

/** A check of microphone or echo under way (`verdict` null), or its outcome. */
export const SoundCheckSchema = z.strictObject({
  role: z.enum(['microphone', 'echo']),
  /** 0..1, RMS of the last tenth of a second. */
  level: z.number().min(0).max(1),
  verdict: SoundVerdictSchema.nullable(),
})
export type SoundCheck = z.infer<typeof SoundCheckSchema>
