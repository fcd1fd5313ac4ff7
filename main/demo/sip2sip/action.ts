import type { DemoPki } from '../pki.ts'
import { phpJson } from './php.ts'
import type { DemoDevice, DemoUser } from './state.ts'

/** How the company behaves where real servers differ; tests turn these while it runs. */
export type DemoBehaviour = {
  /** Names of the actions: today's or those of seed 2009. `2010`: today's, but still `get_calls`. */
  dialect: '2009' | '2010' | '2012'
  /** What switching DND does to the weekly rules: `lose` forgets them, `refuse` says no. */
  weeklyRules: 'keep' | 'lose' | 'refuse'
  /** What clearing the last diversion does: the interface hands null to its backend then. */
  lastDiversion: 'clear' | 'ignore' | 'refuse'
  /** The zone of the server's clock: history times are in it whatever zone they name. */
  zone: string
  /** The monthly usage is a fatal error on today's servers. */
  usage: 'works' | 'fatal'
  /** Shows the mailbox as `number@voicemail.<domain>` instead of the keyword. */
  absoluteMailbox: boolean
  /** Longest journal page; `limit` in the question makes it 0 (reference sip2sip 3.3). */
  journalPage: number
  /** `mongo`: hex ids, UNIX times, and `after_id` is ignored, as from 2012 to 2020. */
  journalBackend: 'mysql' | 'mongo'
  /** Whether enrolment gives a certificate along; `passport-empty`: on today's PHP that makes the whole body empty. */
  enrollment: 'plain' | 'passport' | 'passport-empty' | 'internal-error'
  /** RSA 1024 and MD5, as the page of 2009 makes them. */
  weakCertificates: boolean
  /** How long each request waits before it is looked at, ms: the way to a real server and its work there. */
  answerDelayMs: number
}

/** One request, authenticated. `params` is the form over the query, names in exact case. */
export type DemoQuestion = {
  readonly user: DemoUser
  readonly params: ReadonlyMap<string, string>
  readonly now: Date
  readonly pki: DemoPki
  readonly behaviour: DemoBehaviour
  readonly remoteAddress: string
  /** True while a test makes the backend behind the page fail. */
  readonly backendDown: boolean
  /** Phones of the person that the SIP half knows of. */
  readonly registered: readonly DemoDevice[]
  /** All accounts of the company, to find out whether a name is taken. */
  readonly everybody: readonly DemoUser[]
}

export type DemoAnswer = {
  readonly status?: number
  readonly contentType?: string
  readonly fileName?: string
  readonly body: string | Buffer
}

export type DemoAction = (question: DemoQuestion) => DemoAnswer | Promise<DemoAnswer>

export function json(value: unknown, before = ''): DemoAnswer {
  return { body: before + phpJson(value) }
}

export function verdict(success: boolean, message: string, before = ''): DemoAnswer {
  return json({ success, error_message: message }, before)
}
