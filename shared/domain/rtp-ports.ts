import { z } from 'zod'

const MIN = 1024
const MAX = 65_535
/** Fewer than ten pairs are used up by one busy hour; each call takes two ports. */
const LEAST = 20

/** UDP ports that the sound of calls may use on this machine, both ends included; for firewalls that let some through. */
export const RtpPortsSchema = z
  .strictObject({
    from: z.number().int().min(MIN).max(MAX),
    to: z.number().int().min(MIN).max(MAX),
  })
  .refine(({ from, to }) => to - from + 1 >= LEAST, { error: 'too-few' })
export type RtpPorts = z.infer<typeof RtpPortsSchema>

/** Reads `16384-32766`; null when it is no range that can be used. */
export function parseRtpPorts(text: string): RtpPorts | null {
  const [, from, to] = /^\s*(\d{1,5})\s*[-–]\s*(\d{1,5})\s*$/.exec(text) ?? []
  const parsed = RtpPortsSchema.safeParse({ from: Number(from), to: Number(to) })
  return parsed.success ? parsed.data : null
}

export function formatRtpPorts({ from, to }: RtpPorts): string {
  return `${from}-${to}`
}
