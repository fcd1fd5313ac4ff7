import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeEvent } from './as-electron.ts'
import { StandInCommandLine } from './command-line.ts'
import { InstanceLock, type Handover } from './instance-lock.ts'
import { StandInIpcMain } from './ipc-main.ts'
import { StandInMenu } from './menu.ts'
import { StandInNativeImage } from './native-image.ts'
import { findPackage, Paths } from './paths.ts'

describe('makeEvent', () => {
  it('tells whether a listener prevented the default', () => {
    const event = makeEvent({ url: 'x' })
    expect(event.defaultPrevented).toBe(false)
    event.preventDefault()
    expect([event.defaultPrevented, event.url]).toEqual([true, 'x'])
  })
})

describe('StandInCommandLine', () => {
  it('knows given and appended switches, and keeps them apart', () => {
    const line = new StandInCommandLine(['--lang=de', 'tel:1', '--hidden'])
    line.appendSwitch('Force-Dark')
    line.appendSwitch('lang', 'en')
    expect([line.hasSwitch('hidden'), line.hasSwitch('tel:1'), line.getSwitchValue('lang')]).toEqual([
      true,
      false,
      'en',
    ])
    expect(line.appended()).toEqual([
      { name: 'force-dark', value: '' },
      { name: 'lang', value: 'en' },
    ])
    line.removeSwitch('lang')
    expect([line.hasSwitch('lang'), line.appended().length]).toEqual([false, 1])
  })
})

describe('Paths', () => {
  it('derives the data folder from the name, which may still change', () => {
    let name = 'one'
    const paths = new Paths(() => name, '')
    expect(paths.get('userData')).toBe(join(paths.get('appData'), 'one'))
    name = 'two'
    expect(paths.get('logs')).toBe(join(paths.get('appData'), 'two', 'logs'))
  })
  it('prefers --user-data-dir, takes absolute paths only and knows its names', () => {
    const paths = new Paths(() => 'x', '/given')
    expect(paths.get('userData')).toBe('/given')
    expect(() => paths.set('userData', 'relative')).toThrow('Path must be absolute')
    expect(() => paths.get('nowhere')).toThrow("Failed to get 'nowhere' path")
  })
  it('finds the package above the entry', () => {
    expect(findPackage(join(import.meta.dirname, 'app.ts'))).toMatchObject({ name: 'Sidetone' })
  })
})

describe('StandInIpcMain', () => {
  it('takes one handler per channel', async () => {
    const ipc = new StandInIpcMain()
    ipc.handleOnce('a', () => 1)
    expect(() => ipc.handle('a', () => 2)).toThrow("Attempted to register a second handler for 'a'")
    expect(await ipc.invoke({} as never, 'a', [])).toBe(1)
    await expect(ipc.invoke({} as never, 'a', [])).rejects.toThrow("No handler registered for 'a'")
  })
  it('lets a channel be called error', () => {
    expect(() => new StandInIpcMain().emit('error', {})).not.toThrow()
  })
})

describe('StandInMenu', () => {
  const clicked: string[] = []
  const menu = StandInMenu.fromTemplate(
    [
      {
        label: 'On',
        type: 'checkbox',
        id: 'on',
        click: (item) => clicked.push(`${item.label} ${item.checked}`),
      },
      { label: 'More', submenu: [{ label: 'Quit', role: 'quit', id: 'quit' }] },
    ],
    { quit: () => clicked.push('role quit') },
  )

  it('flips a check mark before the handler sees it', () => {
    menu.items[0]?.click()
    expect([clicked.at(-1), menu.items[0]?.checked]).toEqual(['On true', true])
  })
  it('finds items inside submenus and runs their role', () => {
    menu.getMenuItemById('quit')?.click()
    expect(clicked.at(-1)).toBe('role quit')
    expect(menu.getMenuItemById('nothing')).toBeNull()
  })
})

describe('StandInNativeImage', () => {
  it('reads the size of a PNG and is empty for a missing file', () => {
    const dot = StandInNativeImage.createFromPath(
      join(import.meta.dirname, '..', 'example', 'app', 'dot.png'),
    )
    expect([dot.isEmpty(), dot.getSize()]).toEqual([false, { width: 1, height: 1 }])
    expect(StandInNativeImage.createFromDataURL(dot.toDataURL()).toPNG()).toEqual(dot.toPNG())
    expect(StandInNativeImage.createFromPath('/nowhere.png').isEmpty()).toBe(true)
  })
})

describe('InstanceLock', () => {
  let folder: string
  const mine: Handover = { argv: ['app', 'tel:1'], workingDirectory: '/', additionalData: {} }
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sidetone-lock-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('is held by one, who hears of the others', async () => {
    const first = new InstanceLock(folder)
    const heard = new Promise<Handover>((resolve) => expect(first.take(mine, resolve)).toBe(true))
    const second = new InstanceLock(folder)
    expect(second.take({ ...mine, argv: ['app', 'tel:2'] }, () => undefined)).toBe(false)
    expect((await heard).argv).toEqual(['app', 'tel:2'])
    first.release()
    expect(second.take(mine, () => undefined)).toBe(true)
    second.release()
  })

  it('takes over from a process that is gone', () => {
    writeFileSync(join(folder, 'stand-in.lock'), '2147483646')
    const lock = new InstanceLock(folder)
    expect(lock.take(mine, () => undefined)).toBe(true)
    expect(readFileSync(join(folder, 'stand-in.lock'), 'utf8')).toBe(String(process.pid))
    lock.release()
  })
})
