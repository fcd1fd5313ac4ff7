import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, isAbsolute, join } from 'node:path'

export type Package = { readonly root: string; readonly name: string; readonly version: string }

/** The package an entry file belongs to, as `electron .` would find it. */
export function findPackage(entry: string): Package {
  for (let folder = dirname(entry); ; folder = dirname(folder)) {
    const file = join(folder, 'package.json')
    if (existsSync(file)) {
      const found = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string | undefined>
      return {
        root: folder,
        name: found['productName'] ?? found['name'] ?? 'Electron',
        version: found['version'] ?? '0.0.0',
      }
    }
    if (folder === dirname(folder)) return { root: dirname(entry), name: 'Electron', version: '0.0.0' }
  }
}

/** `app.getPath`: the XDG folders of a Linux desktop; `--user-data-dir` and `setPath` win. */
export class Paths {
  readonly #set = new Map<string, string>()
  readonly #name: () => string

  constructor(name: () => string, userData: string) {
    this.#name = name
    if (userData !== '') this.#set.set('userData', userData)
  }

  set(name: string, path: string): void {
    if (!isAbsolute(path)) throw new Error('Path must be absolute')
    this.#set.set(name, path)
  }

  get(name: string): string {
    const set = this.#set.get(name)
    if (set !== undefined) return set
    const home = homedir()
    switch (name) {
      case 'home':
        return home
      case 'appData':
        return process.env['XDG_CONFIG_HOME'] ?? join(home, '.config')
      case 'userData':
        return join(this.get('appData'), this.#name())
      case 'sessionData':
        return this.get('userData')
      case 'logs':
        return join(this.get('userData'), 'logs')
      case 'crashDumps':
        return join(this.get('userData'), 'Crashpad')
      case 'temp':
        return tmpdir()
      case 'exe':
      case 'module':
        return process.execPath
      case 'desktop':
      case 'documents':
      case 'downloads':
      case 'music':
      case 'pictures':
      case 'videos':
        return join(home, name[0]?.toUpperCase() + name.slice(1))
      default:
        throw new Error(`Failed to get '${name}' path`)
    }
  }

  /** The folder for the app's data, made if it is missing. */
  userData(): string {
    const path = this.get('userData')
    mkdirSync(path, { recursive: true })
    return path
  }
}
