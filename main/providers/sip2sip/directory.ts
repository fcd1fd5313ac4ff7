import { appError } from '../../../shared/errors.ts'
import { err } from '../../../shared/result.ts'
import type { Log, SecretBundle } from '../../core/ports.ts'
import type { DirectoryFacet, OpenDirectory } from '../facets/directory.ts'
import type { Sip2sipConfig } from './config.ts'
import { serviceOf } from './service.ts'

/**
 * The phone company's people (reference sip2sip 5). Anonymous unless a bind name was given, which then goes with the
 * account's own password. The pin and the client certificate belong to the settings page and are not for this server.
 */
export function createDirectoryFacet(
  config: Sip2sipConfig,
  secrets: SecretBundle,
  log: Log,
  openDirectory: OpenDirectory | undefined,
): DirectoryFacet {
  const known = serviceOf(config.domain).directory
  const server = config.ldapServer ?? known?.server
  const base = config.ldapBase ?? known?.base
  const { ldapUser: user, caPem } = config
  const { password } = secrets
  return {
    async search(text, signal) {
      if (server === undefined || base === undefined || openDirectory === undefined)
        return err(appError('not-supported', { detail: 'directory' }))
      if (user !== null && password === undefined)
        return err(appError('secret-missing', { field: 'password' }))
      const login = user === null || password === undefined ? null : { user, password }
      const trust = caPem === null ? {} : { caPem }
      return openDirectory({ ...server, base, login, trust }, log).search(text, signal)
    },
  }
}
