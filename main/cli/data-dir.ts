import { homedir } from 'node:os'
import { join } from 'node:path'

/** The app's own profile folder, the same that Electron's `userData` names for the product. */
export function defaultDataDir(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  switch (platform) {
    case 'win32':
      return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Sidetone')
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support', 'Sidetone')
    default:
      return join(env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'Sidetone')
  }
}
