import { z } from 'zod'

/** Which way the sound suffers: `here` both ways, so most likely this end's network; `in` only towards us; `out` only
 *  from us. */
export const QualitySideSchema = z.enum(['here', 'in', 'out'])
export type QualitySide = z.infer<typeof QualitySideSchema>

/** How a whole call sounded; kept with its record. */
export const QualitySummarySchema = z.strictObject({
  /** Mean and worst estimate over the call, 1 (bad) to 4.5 (as good as it gets). */
  mos: z.number(),
  worstMos: z.number(),
  rttMs: z.number().nullable(),
  jitterMs: z.number().nullable(),
  /** 0..1 */
  lossIn: z.number().nullable(),
  lossOut: z.number().nullable(),
  side: QualitySideSchema.nullable(),
})
export type QualitySummary = z.infer<typeof QualitySummarySchema>
