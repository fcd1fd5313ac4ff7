import type { z } from 'zod'
import { appError } from '../../shared/errors.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { CliContext } from './command.ts'

/** A JSON file of the shape `schema`. Errors: file-unreadable; file-invalid with detail `json` or the path of what is wrong. */
export function readJsonFile<S extends z.ZodType>(
  { readFile }: Pick<CliContext, 'readFile'>,
  path: string,
  schema: S,
): Result<z.output<S>> {
  const bytes = readFile(path)
  if (!bytes.ok) return bytes
  try {
    const parsed = schema.safeParse(JSON.parse(bytes.value.toString('utf8')))
    if (parsed.success) return ok(parsed.data)
    const at = parsed.error.issues[0]?.path.join('.')
    return err(appError('file-invalid', { field: path, detail: at || 'shape' }))
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    return err(appError('file-invalid', { field: path, detail: 'json' }))
  }
}
