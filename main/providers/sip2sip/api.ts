import type { z } from 'zod'
import { appError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { Log } from '../../core/ports.ts'
import type { CertificateFormat } from '../facets/certificate-file.ts'
import type { Verdict } from './answer.ts'
import type { Sip2sipClient, Fields } from './client.ts'
import type { Action } from './dialect.ts'
import { readCertificateFile } from './file-answer.ts'
import {
  AcceptRulesWire,
  AliasesWire,
  BalanceHistoryWire,
  DevicesWire,
  DiversionsWire,
  EnumWire,
  HistoryWire,
  IdentityWire,
  JournalReceiptWire,
  JournalWire,
  PrepaidWire,
  RejectRulesWire,
  UsageWire,
  VoicemailWire,
} from './wire.ts'

/** A page holds 5000 entries, and it cannot be asked for fewer. */
const MAX_JOURNAL_BYTES = 64 * 1024 * 1024

/** Every question and change of the account API as a typed function. */
export type Sip2sipApi = ReturnType<typeof createSip2sipApi>

export function createSip2sipApi(client: Sip2sipClient, log: Log) {
  /** Errors: the client's, and bad-response with `detail` shape when the answer is JSON of another kind. */
  async function get<T extends z.ZodType>(
    action: Action,
    schema: T,
    signal: AbortSignal,
  ): Promise<Result<z.infer<T>>> {
    const answer = await client.read(action, {}, signal)
    return answer.ok ? shape(action, answer.value, schema) : answer
  }

  function shape<T extends z.ZodType>(action: Action, value: unknown, schema: T): Result<z.infer<T>> {
    const parsed = schema.safeParse(value)
    if (parsed.success) return ok(parsed.data)
    // Paths only: the values are a person's.
    log.warn('answer of another shape', {
      action,
      at: parsed.error.issues.slice(0, 5).map((issue) => issue.path.join('.')),
    })
    return err(appError('bad-response', { host: client.host, detail: 'shape' }))
  }
  const set = (action: Action, fields: Fields, signal: AbortSignal): Promise<Result<Verdict>> =>
    client.write(action, fields, signal)

  return {
    identity: (signal: AbortSignal) => get('get_identity', IdentityWire, signal),
    acceptRules: (signal: AbortSignal) => get('get_accept_rules', AcceptRulesWire, signal),
    rejectRules: (signal: AbortSignal) => get('get_reject_rules', RejectRulesWire, signal),
    callForwarding: (signal: AbortSignal) => get('get_call_forwarding', DiversionsWire, signal),
    history: (signal: AbortSignal) => get('get_history', HistoryWire, signal),
    voicemail: (signal: AbortSignal) => get('get_voicemail', VoicemailWire, signal),
    aliases: (signal: AbortSignal) => get('get_aliases', AliasesWire, signal),
    enumNumbers: (signal: AbortSignal) => get('get_enum', EnumWire, signal),
    devices: (signal: AbortSignal) => get('get_devices', DevicesWire, signal),
    prepaid: (signal: AbortSignal) => get('get_prepaid', PrepaidWire, signal),
    balanceHistory: (signal: AbortSignal) => get('get_balance_history', BalanceHistoryWire, signal),
    /** Today's CDRTool answers 500 with an empty body, which is the error server-error (reference sip2sip 3). */
    monthlyUsage: (signal: AbortSignal) => get('get_monthly_usage', UsageWire, signal),

    /** `minutes` null = until switched off. */
    dndOn: (minutes: number | null, signal: AbortSignal) =>
      set('set_dnd_on', minutes === null ? {} : { duration: String(minutes) }, signal),
    dndOff: (signal: AbortSignal) => set('set_dnd_off', {}, signal),
    privacy: (on: boolean, signal: AbortSignal) => set(on ? 'set_privacy_on' : 'set_privacy_off', {}, signal),
    /** Keys that are not sent stay as they are; an empty value clears. */
    setCallForwarding: (fields: Fields, signal: AbortSignal) => set('set_call_forwarding', fields, signal),
    addAlias: (username: string, signal: AbortSignal) => set('add_alias', { username }, signal),
    /** A prepaid voucher. */
    addBalance: (id: string, number: string, signal: AbortSignal) =>
      set('add_balance', { id, number }, signal),

    /**
     * One page of journal entries, oldest first. Never asks for a number of entries: a `limit` makes the server answer
     * none (reference sip2sip 3.3).
     */
    async journal(
      question: {
        readonly exceptUuid: string | null
        readonly afterId: string | null
        readonly afterTimeSec: number | null
      },
      signal: AbortSignal,
    ): Promise<Result<readonly unknown[]>> {
      const fields = {
        ...(question.exceptUuid !== null && { except_uuid: question.exceptUuid }),
        ...(question.afterId !== null && { after_id: question.afterId }),
        ...(question.afterTimeSec !== null && { after_timestamp: String(question.afterTimeSec) }),
      }
      const answer = await client.read('get_journal_entries', fields, signal, MAX_JOURNAL_BYTES)
      if (!answer.ok) return answer
      const page = shape('get_journal_entries', answer.value, JournalWire)
      return page.ok ? ok(page.value.results) : page
    },
    /** Adds entries; a result with `journal_id` null was not stored although the server said yes. */
    async addToJournal(
      uuid: string,
      entries: readonly { readonly id: string; readonly data: string }[],
      signal: AbortSignal,
    ) {
      const done = await set('put_journal_entries', { uuid, data: JSON.stringify(entries) }, signal)
      return done.ok ? shape('put_journal_entries', done.value.value, JournalReceiptWire) : done
    },

    /** A new certificate and key; every call makes another pair. */
    certificateFile: (format: CertificateFormat, signal: AbortSignal): Promise<Result<Buffer>> =>
      client.file(format === 'crt' ? 'get_crt' : 'get_p12', readCertificateFile(format), signal),
  }
}
