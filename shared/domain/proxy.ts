import { z } from 'zod'
import { PROXY_SERVER } from './proxy-server.ts'

/** `host:port` of an HTTP proxy; no scheme, no user, no password: those would be readable in the settings. */
const ProxyServerSchema = z.string().max(261).regex(PROXY_SERVER)

/** How account systems are reached over HTTP(S). Signalling and media go straight to the phone server in any case. */
export const ProxyChoiceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('system') }),
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({
    kind: z.literal('manual'),
    server: ProxyServerSchema,
    /** Host names (`.example.org` for a whole domain) that are reached without it. */
    except: z.array(z.string().min(1).max(253)).max(64).readonly(),
  }),
])
export type ProxyChoice = z.infer<typeof ProxyChoiceSchema>
