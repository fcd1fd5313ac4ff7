import type { MemoryStore } from '../../core/store-ports.ts'

/** Which names a server gives its actions. The older ones lived from 2009 to 2012 (reference sip2sip 1). */
export type Dialect = '2012' | '2009'

/** Actions by the names of today. */
export type Action =
  | 'get_identity'
  | 'get_aliases'
  | 'get_enum'
  | 'get_history'
  | 'get_devices'
  | 'get_prepaid'
  | 'get_balance_history'
  | 'get_monthly_usage'
  | 'get_call_forwarding'
  | 'get_accept_rules'
  | 'get_reject_rules'
  | 'get_voicemail'
  | 'set_dnd_on'
  | 'set_dnd_off'
  | 'set_privacy_on'
  | 'set_privacy_off'
  | 'set_call_forwarding'
  | 'add_alias'
  | 'add_balance'
  | 'get_journal_entries'
  | 'put_journal_entries'
  | 'get_crt'
  | 'get_p12'

const NAMES_OF_2009: { readonly [A in Action]?: string } = {
  get_identity: 'get_account',
  get_history: 'get_calls',
  get_call_forwarding: 'get_diversions',
  set_call_forwarding: 'set_diversions',
  get_accept_rules: 'get_accept',
  get_reject_rules: 'get_reject',
}

export function actionName(action: Action, dialect: Dialect): string {
  return dialect === '2009' ? (NAMES_OF_2009[action] ?? action) : action
}

/** True when the two dialects call it differently, so that "invalid action" may only mean the wrong dialect. */
export function hasTwoNames(action: Action): boolean {
  return NAMES_OF_2009[action] !== undefined
}

export function otherDialect(dialect: Dialect): Dialect {
  return dialect === '2012' ? '2009' : '2012'
}

const KEY = 'sip2sip.dialect'

export type DialectMemory = {
  /** The dialect to try first for an action. */
  of(action: Action): Dialect
  /** Notes that the server understood `action` in `dialect`. */
  learn(action: Action, dialect: Dialect): void
}

/**
 * What the account's server spoke last time; today's when it was never asked. The identity action stands for the whole
 * server; servers of 2010 and 2011 are mixed (new names, but still `get_calls`), so others may be exceptions.
 */
export function createDialectMemory(memory: MemoryStore, accountId: string): DialectMemory {
  const read = (key: string): Dialect | null => {
    const value = memory.get(accountId, key)?.value
    return value === '2009' || value === '2012' ? value : null
  }
  return {
    of: (action) => read(`${KEY}.${action}`) ?? read(KEY) ?? '2012',
    learn(action, dialect) {
      const isExample = action === 'get_identity' || read(KEY) === null
      // A store that cannot be written costs one extra request next time, nothing else.
      memory.set(accountId, isExample ? KEY : `${KEY}.${action}`, dialect)
    },
  }
}
