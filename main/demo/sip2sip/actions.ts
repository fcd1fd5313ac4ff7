import { verdict, type DemoAction, type DemoBehaviour } from './action.ts'
import { FILE_ACTIONS } from './file-actions.ts'
import { JOURNAL_ACTIONS } from './journal-actions.ts'
import { getAccount, getCalls, READ_ACTIONS } from './read-actions.ts'
import { WRITE_ACTIONS } from './write-actions.ts'
import { page, pageHead } from './text.ts'

/** Today's name -> the name of 2009, where it differs. */
const OLD_NAMES: Readonly<Record<string, string>> = {
  get_identity: 'get_account',
  get_history: 'get_calls',
  get_call_forwarding: 'get_diversions',
  set_call_forwarding: 'set_diversions',
  get_accept_rules: 'get_accept',
  get_reject_rules: 'get_reject',
}
const TODAY: Readonly<Record<string, DemoAction>> = {
  ...READ_ACTIONS,
  ...WRITE_ACTIONS,
  ...JOURNAL_ACTIONS,
  ...FILE_ACTIONS,
}
/** Today's name -> the action whose answer had another shape then. */
const OLD_SHAPES: Readonly<Record<string, DemoAction>> = { get_identity: getAccount, get_history: getCalls }
const THEN: Readonly<Record<string, DemoAction>> = Object.fromEntries(
  Object.entries(TODAY)
    .filter(([name]) => !(name in JOURNAL_ACTIONS))
    .map(([name, action]) => [OLD_NAMES[name] ?? name, OLD_SHAPES[name] ?? action]),
)
const { get_history: _cameLater, ...WITHOUT_HISTORY } = TODAY
const BETWEEN: Readonly<Record<string, DemoAction>> = { ...WITHOUT_HISTORY, get_calls: getCalls }

/** Finds what a request asks for. Without an action it is the page itself. */
export function findAction(name: string | undefined, dialect: DemoBehaviour['dialect']): DemoAction {
  if (name === undefined || name === '') return ({ user }) => ({ body: page(user.address) })
  const known = dialect === '2009' ? THEN : dialect === '2010' ? BETWEEN : TODAY
  const action = Object.hasOwn(known, name) ? known[name] : undefined
  if (action) return action
  // Names that do not look like the interface get the head of the web page first.
  const isApiName = /get_|set_|put_|delete_|export_|add_/.test(name)
  return ({ user }) => verdict(false, 'Error: invalid action', isApiName ? '' : pageHead(user.address))
}
