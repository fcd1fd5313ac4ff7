import { isAbsolute, join } from 'node:path'

/** Where a Linux session looks for what to start (Desktop Application Autostart Specification 0.5). */
export function autostartPath(env: NodeJS.ProcessEnv, home: string): string {
  const config = env['XDG_CONFIG_HOME']
  // The base directory specification: a relative path is to be ignored.
  const base = config && isAbsolute(config) ? config : join(home, '.config')
  return join(base, 'autostart', 'org.sidetone.app.desktop')
}

/** The entry that starts `command` with the session. */
export function autostartEntry(command: readonly string[], name: string): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    `Name=${name}`,
    `Exec=${command.map(quote).join(' ')}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n')
}

/** Quoting of the Desktop Entry Specification 1.5, "The Exec key": reserved signs in double quotes, percent doubled. */
function quote(word: string): string {
  const safe = word.replaceAll('%', '%%')
  if (/^[A-Za-z0-9@%+=:,./_-]+$/.test(safe)) return safe
  // Backslashes count twice: once for the quotes, once for the value of the entry.
  return `"${safe.replace(/(["`$\\])/g, '\\$1').replaceAll('\\', '\\\\')}"`
}
