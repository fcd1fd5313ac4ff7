import type { peopleCommands } from '../../../shared/contract/people.ts'
import { err, mapResult, ok, type Result } from '../../../shared/result.ts'
import { background } from '../background.ts'
import type { CommandHandlers } from '../commands.ts'
import type { Core } from '../core.ts'
import { sortAnswers } from '../one-account.ts'
import { accountOf, limit, single } from './limit.ts'

/** A book of 20,000 people over a slow line. */
const BOOK_LIMIT_MS = 120_000
const nothing = <T>(result: Result<T>): Result<undefined> => mapResult(result, () => undefined)

export function peopleHandlers({
  people,
  peopleFiles,
  log,
}: Pick<Core, 'people' | 'peopleFiles' | 'log'>): Pick<CommandHandlers, keyof typeof peopleCommands> {
  return {
    'people.search': (question) => {
      background(people.freshen(limit(BOOK_LIMIT_MS)), log)
      return ok(people.search(question))
    },
    'people.directory': async ({ text }) => {
      const { values, failures } = sortAnswers(await people.searchDirectories(null, text, limit()))
      return ok({
        people: values.flatMap(({ accountId, value }) =>
          value.people.map((person) => ({ ...person, accountId })),
        ),
        more: values.some(({ value }) => value.more),
        failures,
      })
    },
    'people.show': ({ accountId, id }) => single(people.read([accountOf(accountId)], id, limit())),
    'people.save': async ({ accountId, id, change }) => {
      const account = accountOf(accountId)
      const saved =
        id === null ? people.add(account, change, limit()) : people.edit(account, id, change, limit())
      return nothing(await single(saved))
    },
    'people.remove': async ({ accountId, id }) =>
      nothing(await single(people.remove(accountOf(accountId), id, limit()))),
    'people.picture': async ({ accountId, id }) =>
      mapResult(await single(people.picture([accountOf(accountId)], id, limit())), (picture) =>
        picture === null
          ? null
          : { contentType: picture.contentType, base64: picture.bytes.toString('base64') },
      ),
    'people.favourite': ({ accountId, id, on }) => people.setFavourite(accountId, id, on),
    'people.refresh': async () => {
      await people.refresh(null, limit(BOOK_LIMIT_MS))
      return ok()
    },
    'people.import': async ({ accountId }) => {
      const report = await peopleFiles.chooseAndImport(accountOf(accountId), limit(BOOK_LIMIT_MS))
      if (!report.ok) return err(report.error)
      return ok(
        report.value === null ? null : { added: report.value.added, skipped: report.value.skipped.length },
      )
    },
    'people.export': ({ accountId }) =>
      peopleFiles.chooseAndExport(accountOf(accountId), limit(BOOK_LIMIT_MS)),
  }
}
