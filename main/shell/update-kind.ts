import type { UpdateInstallerPort } from '../core/update-ports.ts'

/**
 * How this installation can renew itself. Pure. `packageType` is what electron-builder leaves beside app.asar in deb and rpm.
 * An AppImage names itself in APPIMAGE; a variable alone is not believed, the program must run from its mount.
 */
export function updateKind(facts: {
  readonly packaged: boolean
  readonly platform: NodeJS.Platform
  readonly env: NodeJS.ProcessEnv
  readonly execPath: string
  readonly packageType: string | null
}): UpdateInstallerPort['kind'] {
  const { packaged, platform, env, execPath, packageType } = facts
  if (!packaged) return null
  if (platform === 'win32') return 'nsis'
  if (platform === 'darwin') return 'mac'
  if (packageType === 'deb' || packageType === 'rpm') return packageType
  const { APPIMAGE: image = '', APPDIR: mount = '' } = env
  return image.startsWith('/') && mount.startsWith('/') && execPath.startsWith(`${mount.replace(/\/$/, '')}/`)
    ? 'appimage'
    : null
}
