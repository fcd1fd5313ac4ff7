import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Configuration } from 'electron-builder'
import { ROOT } from '../support/app-process.ts'
import type { Unpacked } from './pack.ts'

/**
 * A Debian package of what electron-builder unpacked, with the names and dependencies of electron-builder.yml. The release's
 * own .deb is made by electron-builder with a tool that is fetched; this one shows that the folder, the desktop entry and
 * the dependencies make an installable package. Gives the file's path.
 */
export function makeDeb(unpacked: Unpacked, config: Configuration, version: string, into: string): string {
  const root = join(into, 'deb')
  const opt = join(root, 'opt', 'Sidetone')
  const share = join(root, 'usr', 'share')
  mkdirSync(join(root, 'DEBIAN'), { recursive: true })
  mkdirSync(join(share, 'applications'), { recursive: true })
  cpSync(unpacked.folder, opt, { recursive: true })
  for (const size of [16, 32, 48, 64, 128, 256]) {
    const folder = join(share, 'icons', 'hicolor', `${size}x${size}`, 'apps')
    mkdirSync(folder, { recursive: true })
    cpSync(join(ROOT, 'resources', 'icons', `icon-${size}.png`), join(folder, 'sidetone.png'))
  }
  writeFileSync(join(share, 'applications', 'sidetone.desktop'), desktopEntry(config))
  writeFileSync(join(root, 'DEBIAN', 'control'), control(config, version))
  for (const [name, script] of [
    ['postinst', config.deb?.afterInstall],
    ['postrm', config.deb?.afterRemove],
  ] as const) {
    const text = readFileSync(join(ROOT, script ?? ''), 'utf8')
      .replaceAll('${sanitizedProductName}', 'Sidetone')
      .replaceAll('${executable}', config.executableName ?? '')
    writeFileSync(join(root, 'DEBIAN', name), text, { mode: 0o755 })
  }
  const file = join(into, `sidetone_${version}_amd64.deb`)
  execFileSync('dpkg-deb', ['--root-owner-group', '--build', root, file], { stdio: 'pipe' })
  return file
}

/** What a desktop needs to list the app and to offer it for phone links (freedesktop.org, Desktop Entry Specification). */
function desktopEntry({ productName, linux, protocols }: Configuration): string {
  const schemes = [protocols ?? []].flat().flatMap((protocol) => protocol.schemes)
  const entry = {
    Type: 'Application',
    Name: productName ?? '',
    Comment: linux?.synopsis ?? '',
    Exec: '/opt/Sidetone/sidetone %U',
    Icon: 'sidetone',
    Terminal: 'false',
    Categories: `${linux?.category ?? ''};`,
    MimeType: schemes.map((scheme) => `x-scheme-handler/${scheme};`).join(''),
    ...linux?.desktop?.entry,
  }
  return `[Desktop Entry]\n${Object.entries(entry)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('')}`
}

/** Debian Policy 5.3. */
function control({ linux, deb }: Configuration, version: string): string {
  return [
    'Package: sidetone',
    `Version: ${version}`,
    'Architecture: amd64',
    `Maintainer: ${linux?.maintainer ?? ''}`,
    'Section: net',
    'Priority: optional',
    `Depends: ${[deb?.depends ?? []].flat().join(', ')}`,
    `Description: ${linux?.synopsis ?? ''}`,
    '',
  ].join('\n')
}
