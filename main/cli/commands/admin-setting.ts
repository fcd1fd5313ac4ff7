import type { AdminSetting } from '../../../shared/domain/admin.ts'
import type { WriteOutcome } from '../../../shared/domain/availability.ts'
import { appError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { screens } from '../../../shared/text/en.ts'
import type { Secret } from '../../../shared/secret.ts'
import type { AdminFacet } from '../../providers/facets/admin.ts'
import { usageError, warning, type CliAnswer } from '../answer.ts'
import type { CliContext } from '../command.ts'
import { adminAnswer } from './admin-words.ts'

const USAGE = 'admin setting RESOURCE [PATH [VALUE | --default]]'

async function setting(context: CliContext): Promise<CliAnswer> {
  const { core, accountIds, words, options, secrets, signal } = context
  const [id] = accountIds ?? []
  if (id === undefined) throw new Error('a command with oneAccount ran without an account')
  const [resource = '', path, value] = words
  const toDefault = options.default === true
  const given = [value !== undefined, toDefault, secrets.newPassword !== undefined].filter(Boolean).length
  if (given > 1) return usageError('--default', `sidetone ${USAGE}`)
  if (given === 1) {
    if (path === undefined) return usageError('PATH', `sidetone ${USAGE}`)
    const wanted = toDefault ? null : (value ?? secrets.newPassword ?? null)
    const answer = await core.admin.ask(id, (facet) => write(facet, resource, path, wanted, signal))
    const printed = adminAnswer(
      answer,
      ({ value: now, confirmed, differs }) => ({
        resource,
        setting: now,
        confirmed,
        ...(differs && { differs: { asked: differs.asked.value, got: differs.got.value } }),
      }),
      ({ value: now, confirmed }) =>
        `${describeSetting(now)}${confirmed ? '' : ` (${screens.admin.notConfirmed})`}`,
      ({ confirmed }) => confirmed,
    )
    const { result, account } = answer
    if (!result.ok) return printed
    const warnings = result.value.warnings.map(({ code }) => warning(code, screens.warning[code], account))
    return { ...printed, json: { ...printed.json, warnings } }
  }
  const answer = await core.admin.ask(id, (facet) => facet.settings.read(resource, path ?? null, signal))
  return adminAnswer(
    answer,
    (settings) => {
      const [only] = settings
      const isOne = settings.length === 1 && only?.path === path
      return { resource, settings, ...(isOne && { setting: only }) }
    },
    (settings) => (settings.length === 0 ? screens.admin.none : settings.map(describeSetting).join('\n')),
  )
}

/** A password in argv is visible to every process of this machine: it comes in on standard input (`newPassword`). */
async function write(
  facet: AdminFacet,
  resource: string,
  path: string,
  value: string | Secret | null,
  signal: AbortSignal,
): Promise<Result<WriteOutcome<AdminSetting>>> {
  if (typeof value === 'string') {
    const now = await facet.settings.read(resource, path, signal)
    if (!now.ok) return now
    if (now.value.some((one) => one.secret))
      return err(appError('usage', { detail: '--secrets-stdin {"newPassword":…}' }))
  }
  const written = await facet.settings.write(resource, path, value, signal)
  return written.ok ? ok(written.value) : written
}

function describeSetting({ path, value, secret, changed, type, label }: AdminSetting): string {
  const shown = secret ? '***' : (value ?? '-')
  return `${path} = ${shown}${changed ? ' *' : ''}  [${type}]${label === null ? '' : `  ${label}`}`
}

export const settingCommand = {
  path: ['admin', 'setting'],
  usage: USAGE,
  summary: 'Settings of a service (dns) or of one thing (gateways/2): read, set, back to the default',
  words: { min: 1, max: 3 },
  options: ['default'],
  run: setting,
} as const
