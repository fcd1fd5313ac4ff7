import { describe, expect, it } from 'vitest'
import { autostartEntry, autostartPath } from '../../../main/shell/autostart-entry.ts'

describe('what starts with a Linux session', () => {
  it('lies where the session looks, and a relative folder does not count', () => {
    expect(autostartPath({}, '/home/ann')).toBe('/home/ann/.config/autostart/org.sidetone.app.desktop')
    expect(autostartPath({ XDG_CONFIG_HOME: '/c' }, '/home/ann')).toBe(
      '/c/autostart/org.sidetone.app.desktop',
    )
    expect(autostartPath({ XDG_CONFIG_HOME: 'c' }, '/h')).toBe(
      '/h/.config/autostart/org.sidetone.app.desktop',
    )
  })

  it('starts hidden', () => {
    expect(autostartEntry(['/opt/Sidetone/sidetone', '--hidden'], 'Sidetone').split('\n')).toEqual([
      '[Desktop Entry]',
      'Type=Application',
      'Name=Sidetone',
      'Exec=/opt/Sidetone/sidetone --hidden',
      'Terminal=false',
      'X-GNOME-Autostart-enabled=true',
      '',
    ])
  })

  // Desktop Entry Specification 1.5: quoted with a backslash before " ` $ \, and then every backslash of the value doubled.
  it.each([
    ['/home/ann/My Apps/Sidetone.AppImage', '"/home/ann/My Apps/Sidetone.AppImage"'],
    ['/tmp/100%', '/tmp/100%%'],
    ['/tmp/a"b', '"/tmp/a\\\\"b"'],
    ['/tmp/$HOME`x`', '"/tmp/\\\\$HOME\\\\`x\\\\`"'],
    ['/tmp/a\\b', '"/tmp/a\\\\\\\\b"'],
    ['/tmp/a;b', '"/tmp/a;b"'],
  ])('writes %s so that the session reads it as one word', (path, written) => {
    expect(autostartEntry([path], 'Sidetone')).toContain(`\nExec=${written}\n`)
  })
})
