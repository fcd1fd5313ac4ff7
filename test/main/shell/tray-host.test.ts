import { describe, expect, it } from 'vitest'
import { askLinuxDesktop } from '../../../main/shell/tray-host.ts'
import { startFakeBus } from '../../support/fake-bus.ts'

describe('what a Linux desktop can show', () => {
  it.each([
    [
      'one with tray icons and buttons',
      true,
      ['body', 'actions'],
      { tray: 'present', notificationActions: 'yes' },
    ],
    [
      'GNOME without its extension',
      false,
      ['body', 'actions'],
      { tray: 'absent', notificationActions: 'yes' },
    ],
    [
      'one whose notifications have no buttons',
      true,
      ['body', 'body-markup'],
      { tray: 'present', notificationActions: 'no' },
    ],
    ['one without notifications', false, 'error', { tray: 'absent', notificationActions: 'unknown' }],
  ] as const)('is found out on %s', async (_, owned, capabilities, found) => {
    const env = await startFakeBus({ NameHasOwner: owned, GetCapabilities: capabilities })
    expect(await askLinuxDesktop(env)).toEqual(found)
  })

  it('is not known without a bus, nor with one that does not answer', async () => {
    const unknown = { tray: 'unknown', notificationActions: 'unknown' }
    expect(await askLinuxDesktop({})).toEqual(unknown)
    expect(await askLinuxDesktop({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere/bus' })).toEqual(unknown)
  })
})
