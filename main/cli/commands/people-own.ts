import type { PhonebookEntry } from '../../../shared/domain/contact.ts'
import { usageError, type CliAnswer } from '../answer.ts'
import type { CliCommand, CliContext } from '../command.ts'
import { readKeyValues } from '../key-values.ts'
import { theAccount, withOne } from '../one-account.ts'
import { readAnswer, writeAnswer, type Shown } from '../per-account.ts'
import { shownEntry } from './people-shown.ts'

const ADD = 'people add first-name=N last-name=N number=N [k=v ...]'
const EDIT = 'people edit ID k=v ...'
const SHOW_ON_PHONE = 'people show-on-phone on|off'

const person: Shown<PhonebookEntry> = {
  member: 'person',
  json: shownEntry,
  words: ({ id, firstName, lastName, number }) => `${id} ${firstName} ${lastName} ${number}`,
  unsupported: null,
}

/** The list that every command about people has, beside the answer of the account. */
function withPeople(answer: CliAnswer): CliAnswer {
  const { accounts = [] } = answer.json as { accounts?: readonly { readonly person?: unknown }[] }
  const people = accounts.flatMap((entry) => (entry.person ? [entry.person] : []))
  return { ...answer, json: { ...answer.json, people } }
}

async function add(context: CliContext): Promise<CliAnswer> {
  const entry = readKeyValues(context.words, ADD)
  if (!entry.ok) return entry.error
  return withPeople(
    writeAnswer(
      await context.core.people.add(theAccount(context), entry.value, context.signal),
      true,
      person,
    ),
  )
}

async function edit(context: CliContext): Promise<CliAnswer> {
  const [id = '', ...pairs] = context.words
  const change = readKeyValues(pairs, EDIT)
  if (!change.ok) return change.error
  const answers = await context.core.people.edit(theAccount(context), id, change.value, context.signal)
  return withPeople(writeAnswer(answers, true, person))
}

async function remove(context: CliContext): Promise<CliAnswer> {
  const [id = ''] = context.words
  const answers = await context.core.people.remove(theAccount(context), id, context.signal)
  return writeAnswer(answers, true, {
    member: 'removed',
    json: () => id,
    words: () => 'removed',
    unsupported: null,
  })
}

async function showOnPhone(context: CliContext): Promise<CliAnswer> {
  const [word = ''] = context.words
  if (word !== 'on' && word !== 'off') return usageError(word, `sidetone ${SHOW_ON_PHONE}`)
  const on = word === 'on'
  const shown = { member: 'showOnPhone', json: () => on, words: () => word, unsupported: null }
  return readAnswer(
    await context.core.people.showOnPhone(theAccount(context), on, context.signal),
    true,
    shown,
    {
      confirmed: false,
    },
  )
}

const mine = { ...withOne('phonebook'), options: [] } as const

/** `people add | edit | remove | show-on-phone`: the person's own book. */
export const peopleOwnCommands: readonly CliCommand[] = [
  {
    ...mine,
    path: ['people', 'add'],
    usage: ADD,
    summary: 'Add somebody to your own phone book',
    words: { min: 1, max: 48 },
    run: add,
  },
  {
    ...mine,
    path: ['people', 'edit'],
    usage: EDIT,
    summary: 'Change an entry of your own phone book',
    words: { min: 2, max: 48 },
    run: edit,
  },
  {
    ...mine,
    path: ['people', 'remove'],
    usage: 'people remove ID',
    summary: 'Remove an entry of your own phone book',
    words: { min: 1, max: 1 },
    run: remove,
  },
  {
    ...mine,
    path: ['people', 'show-on-phone'],
    usage: SHOW_ON_PHONE,
    summary: 'Whether your telephones show your own phone book',
    words: { min: 1, max: 1 },
    run: showOnPhone,
  },
]
