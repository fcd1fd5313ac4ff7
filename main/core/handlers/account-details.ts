import type { AccountPart, AccountPartName } from '../../../shared/contract/account-details.ts'
import type { WriteOutcome } from '../../../shared/domain/availability.ts'
import { appError } from '../../../shared/errors.ts'
import { AccountIdSchema, type AccountId } from '../../../shared/ids.ts'
import { assertNever } from '../../../shared/never.ts'
import { err, mapResult, ok, type Result } from '../../../shared/result.ts'
import { secret } from '../../../shared/secret.ts'
import { toCsv } from '../../../shared/text/csv.ts'
import type { AccountSession } from '../../providers/adapter.ts'
import type { AccountAnswer } from '../answers.ts'
import { balanceRows } from '../balance-rows.ts'
import type { CommandHandlers, ShellActions } from '../commands.ts'
import type { Core } from '../core.ts'
import { fanOut } from '../fan-out.ts'

/** Limits in ms: a settings page may ask several systems of its own for one answer (reference sip2sip 1). */
const READ_LIMIT_MS = 20_000
const WRITE_LIMIT_MS = 40_000

type Ask<T> = (session: AccountSession) => Promise<Result<T>> | null

/** Details of one account, and the few things that can be done there. */
export function accountDetailsHandlers(
  core: Core,
  shell: ShellActions,
): Pick<
  CommandHandlers,
  'account.read' | 'alias.add' | 'balance.redeem' | 'balance.save' | 'certificate.save'
> {
  async function only<T>(id: AccountId, ask: Ask<T>): Promise<AccountAnswer<T>> {
    const [answer] = await fanOut(core, [id], ask)
    return answer ?? nobody(id, core.clock.now())
  }

  async function read(accountId: string, part: AccountPartName): Promise<Result<AccountPart>> {
    const id = AccountIdSchema.parse(accountId)
    const signal = AbortSignal.timeout(READ_LIMIT_MS)
    async function ask<N extends AccountPartName, T>(
      name: N,
      question: Ask<T>,
    ): Promise<Result<{ part: N; asOf: string; source: 'server'; value: T }>> {
      const { asOf, result } = await only(id, question)
      return mapResult(result, (value) => ({ part: name, asOf, source: 'server', value }))
    }
    switch (part) {
      case 'devices': {
        const [answer] = await core.devices.list([id], signal)
        const { asOf, result } = answer ?? nobody<never>(id, core.clock.now())
        return mapResult(result, (value) => ({ part, asOf, source: 'server', value }))
      }
      case 'aliases':
        return ask(part, (session) => session.aliases?.list(signal) ?? null)
      case 'enum':
        return ask(part, (session) => session.enumNumbers?.list(signal) ?? null)
      case 'balance':
        return ask(part, (session) => session.balance?.read(signal) ?? null)
      case 'balance-history':
        return ask(part, (session) => session.balance?.history(signal) ?? null)
      case 'usage':
        return ask(part, (session) => session.usage?.read(signal) ?? null)
      case 'rules':
        return ask(part, (session) => session.rules?.read(signal) ?? null)
      case 'voicemail-settings':
        return ask(part, (session) => session.voicemailSettings?.read(signal) ?? null)
      case 'journal':
        return mapResult(core.sharing.view(id), (value) => ({
          part,
          asOf: core.clock.now().toISOString(),
          source: 'local',
          value,
        }))
      default:
        return assertNever(part)
    }
  }

  async function write(
    accountId: string,
    ask: (session: AccountSession, signal: AbortSignal) => Promise<Result<WriteOutcome<unknown>>> | null,
  ): Promise<Result<{ readonly confirmed: boolean }>> {
    const signal = AbortSignal.timeout(WRITE_LIMIT_MS)
    const { result } = await only(AccountIdSchema.parse(accountId), (session) => ask(session, signal))
    return mapResult(result, ({ confirmed }) => ({ confirmed }))
  }

  return {
    'account.read': ({ accountId, part }) => read(accountId, part),
    'alias.add': ({ accountId, name }) =>
      write(accountId, (session, signal) => session.aliases?.add(name, signal) ?? null),
    'balance.redeem': ({ accountId, id, voucher }) =>
      write(
        accountId,
        (session, signal) => session.balance?.add({ id, number: secret(voucher) }, signal) ?? null,
      ),

    'balance.save': async ({ accountId }) => {
      const id = AccountIdSchema.parse(accountId)
      const signal = AbortSignal.timeout(READ_LIMIT_MS)
      const { account, result } = await only(id, (session) => session.balance?.history(signal) ?? null)
      if (!result.ok) return result
      const csv = toCsv(balanceRows([{ name: account.name, entries: result.value }]))
      return shell.saveFile.save('balance.csv', Buffer.from(`${csv}\r\n`, 'utf8'))
    },

    'certificate.save': async ({ accountId, format }) => {
      const id = AccountIdSchema.parse(accountId)
      const signal = AbortSignal.timeout(READ_LIMIT_MS)
      const { result } = await only(
        id,
        (session) => session.certificateFile?.download(format, signal) ?? null,
      )
      if (!result.ok) return result
      const { fileName, bytes } = result.value
      const saved = await shell.saveFile.save(fileName, bytes)
      bytes.fill(0)
      return saved.ok ? ok(saved.value) : saved
    },
  }
}

function nobody<T>(id: AccountId, at: Date): AccountAnswer<T> {
  return {
    account: { id, name: '' },
    asOf: at.toISOString(),
    source: 'local',
    result: err(appError('no-such-account', { accountId: id })),
  }
}
