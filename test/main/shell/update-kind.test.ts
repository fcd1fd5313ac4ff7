import { describe, expect, it } from 'vitest'
import { updateKind } from '../../../main/shell/update-kind.ts'

const facts = {
  packaged: true,
  platform: 'linux' as NodeJS.Platform,
  env: {},
  execPath: '/tmp/.mount_abc/sidetone',
  packageType: null,
}
const image = { APPIMAGE: '/home/ann/Sidetone.AppImage', APPDIR: '/tmp/.mount_abc' }

describe('updateKind', () => {
  it.each([
    ['a checkout', { packaged: false, platform: 'win32' as const }, null],
    ['Windows', { platform: 'win32' as const }, 'nsis'],
    ['macOS', { platform: 'darwin' as const }, 'mac'],
    ['a Debian package', { packageType: 'deb' }, 'deb'],
    ['an rpm, whatever the environment says', { packageType: 'rpm', env: image }, 'rpm'],
    ['an AppImage', { env: image }, 'appimage'],
    ['a program that is told it is an AppImage', { env: image, execPath: '/opt/Sidetone/sidetone' }, null],
    ['an AppImage without a mount', { env: { APPIMAGE: image.APPIMAGE } }, null],
    ['a relative path', { env: { ...image, APPIMAGE: 'x.AppImage' } }, null],
    ['an unpacked folder', {}, null],
  ])('%s', (_, changed, kind) => {
    expect(updateKind({ ...facts, ...changed })).toBe(kind)
  })
})
