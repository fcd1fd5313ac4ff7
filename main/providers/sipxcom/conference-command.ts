import { appError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { cleanRemoteText } from '../../../shared/text/clean.ts'

/**
 * `mute`, `['3']` -> `mute&3`, one path part. The server does not undo escapes there, and a slash ends the command
 * (reference sipxcom-user 0.3), so only what stands in a path as itself goes out; words of a text become arguments, which
 * the server joins with blanks. Errors: invalid-input with `field` verb or argument.
 */
export function toCommandPath(verb: string, args: readonly string[]): Result<string> {
  if (!/^[a-z][a-z_-]{0,31}$/.test(verb))
    return err(appError('invalid-input', { field: 'verb', detail: 'verb' }))
  const words = args.flatMap((arg) => arg.trim().split(/\s+/)).filter((word) => word !== '')
  if (!words.every((word) => /^[\w.!~*'()@-]+$/.test(word)) || words.join('&').length > 1024)
    return err(appError('invalid-input', { field: 'argument', detail: 'command-characters' }))
  return ok([verb, ...words].join('&'))
}

/** The room's own words. What it could not do it says in a good answer. Errors: not-found, refused-by-server. */
export function readAnswer(text: string, host: string): Result<string> {
  const words = cleanRemoteText(text.replace(/<[^>]*>/g, ' '), 'message')
  if (/non-?exist[ae]nt id/i.test(words))
    return err(appError('not-found', { host, detail: 'participant', serverText: words }))
  if (/^conference .{1,200} not found/i.test(words))
    return err(appError('not-found', { host, detail: 'room-empty', serverText: words }))
  if (/^-?err\b/i.test(words)) return err(appError('refused-by-server', { host, serverText: words }))
  return ok(words)
}
