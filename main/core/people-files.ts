import { appError, type AppError } from '../../shared/errors.ts'
import type { AccountId } from '../../shared/ids.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { EntryChange, PhonebookEntry } from '../../shared/domain/contact.ts'
import type { People } from './people.ts'
import type { PeopleFilePort } from './ports.ts'
import { parseVcards, writeVcards } from './vcard.ts'

/** What became of a file of cards. A card that could not be taken is named, the others are. */
export type ImportReport = {
  readonly added: number
  /** Those among the added whose e-mail address the server does not take, by name. */
  readonly withoutEmail: readonly string[]
  readonly skipped: readonly { readonly name: string; readonly error: AppError }[]
}

/** vCards in and out of a person's own book. */
export type PeopleFiles = ReturnType<typeof createPeopleFiles>

export function createPeopleFiles(deps: { readonly people: People; readonly files: PeopleFilePort }) {
  /** Adds the cards one by one. Errors: file-invalid (`no-cards`), and the first of the connection. */
  async function importCards(
    id: AccountId,
    bytes: Buffer,
    signal: AbortSignal,
  ): Promise<Result<ImportReport>> {
    const cards = parseVcards(bytes)
    if (cards.length === 0) return err(appError('file-invalid', { detail: 'no-cards' }))
    const skipped: { name: string; error: AppError }[] = []
    const withoutEmail: string[] = []
    let added = 0
    for (const card of cards) {
      const name = [card['firstName'], card['lastName']].filter(Boolean).join(' ')
      let result = await addOne(id, card, signal)
      if (!result.ok && result.error.detail === 'email') {
        const { emailAddress: _, alternateEmailAddress: __, ...rest } = card
        result = await addOne(id, rest, signal)
        if (result.ok) withoutEmail.push(name)
      }
      if (result.ok) added += 1
      else if (OF_THE_CARD.has(result.error.code)) skipped.push({ name, error: result.error })
      else return err(result.error)
    }
    return ok({ added, withoutEmail, skipped })
  }

  async function addOne(id: AccountId, card: EntryChange, signal: AbortSignal): Promise<Result<unknown>> {
    const [answer] = await deps.people.add(id, card, signal)
    return answer?.result ?? err(appError('no-such-account', { accountId: id }))
  }

  /** The person's own entries. */
  async function own(id: AccountId, signal: AbortSignal): Promise<Result<readonly PhonebookEntry[]>> {
    const [answer] = await deps.people.load([id], signal)
    if (!answer) return err(appError('no-such-account', { accountId: id }))
    return answer.result.ok ? ok(answer.result.value.filter((entry) => entry.own === true)) : answer.result
  }

  return {
    importCards,

    async chooseAndImport(id: AccountId, signal: AbortSignal): Promise<Result<ImportReport | null>> {
      const chosen = await deps.files.open()
      if (!chosen.ok || chosen.value === null) return chosen as Result<null>
      return importCards(id, chosen.value, signal)
    },

    async chooseAndExport(
      id: AccountId,
      signal: AbortSignal,
    ): Promise<Result<{ readonly count: number } | null>> {
      const entries = await own(id, signal)
      if (!entries.ok) return entries
      const saved = await deps.files.save('people.vcf', Buffer.from(writeVcards(entries.value)))
      return saved.ok ? ok(saved.value ? { count: entries.value.length } : null) : saved
    },
  }
}

/** Codes that speak about one card; with any other there is no point in going on. */
const OF_THE_CARD = new Set<string>(['invalid-input', 'conflict', 'refused-by-server'])
