import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchApp, type App } from '../support/launch.ts'

describe('the recorded desktop', () => {
  let app: App

  beforeAll(async () => {
    app = await launchApp({ entry: join(import.meta.dirname, 'example', 'main.ts'), pages: false })
    await app.said('ready')
  })
  afterAll(() => app.close())

  const doNotDisturb = async () =>
    (await app.tray()).items.find(({ label }) => label === 'Availability')?.items[0]
  const notified = () =>
    app.evaluate(
      ({ app: main }) =>
        new Promise<void>((resolve) => {
          const { notifications } = (globalThis as unknown as Record<symbol, { notifications: unknown[] }>)[
            Symbol.for('sidetone.recorder')
          ] ?? { notifications: [] }
          const { length } = notifications
          const look = (): void => (notifications.length > length ? resolve() : void setTimeout(look, 5))
          look()
          void main
        }),
    )

  it('has the tray with its menu', async () => {
    const { shown, toolTip, items } = await app.tray()
    expect([shown, toolTip]).toEqual([true, 'ready'])
    expect(items.map(({ label, type }) => label || type)).toEqual([
      'Open',
      'Availability',
      'separator',
      'Quit',
    ])
  })

  it('clicks a line of the menu by its labels and shows what the app makes of it', async () => {
    expect(await doNotDisturb()).toMatchObject({ type: 'checkbox', checked: false })
    const shown = notified()
    await app.clickTray('Availability', 'Do not disturb')
    await shown
    expect(await doNotDisturb()).toMatchObject({ checked: true })
    expect((await app.tray()).toolTip).toBe('do not disturb')
  })

  it('refuses to click what is not there', async () => {
    await expect(app.clickTray('Availability', 'Away')).rejects.toThrow('"Away" is not among: Do not disturb')
  })

  it('keeps notifications and answers them', async () => {
    expect(await app.notifications()).toEqual([{ title: 'DND', body: 'true', actions: ['Undo'], open: true }])
    await app.notify(0)
    expect((await app.notifications()).at(-1)).toMatchObject({ body: 'false' })
    expect(await doNotDisturb()).toMatchObject({ checked: false })
  })

  it('asks nobody: dialogs are cancelled until a test answers', async () => {
    const answers = await app.evaluate(async ({ dialog }) => {
      const before = await dialog.showOpenDialog({ properties: ['openFile'] })
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: ['/tmp/me.p12'] })
      return [before, await dialog.showOpenDialog({})]
    })
    expect(answers).toEqual([
      { canceled: true, filePaths: [] },
      { canceled: false, filePaths: ['/tmp/me.p12'] },
    ])
  })

  it('gives shortcuts and power events to the tests', async () => {
    const seen = await app.evaluate(({ globalShortcut, powerMonitor }) => {
      const heard: string[] = []
      type WithRecorder = Record<symbol, { readonly shortcuts: ReadonlyMap<string, () => void> } | undefined>
      const recorder = (globalThis as unknown as WithRecorder)[Symbol.for('sidetone.recorder')]
      const taken = [1, 2].map(() => globalShortcut.register('Control+Shift+A', () => heard.push('answer')))
      powerMonitor.once('suspend', () => heard.push('suspend'))
      recorder?.shortcuts.get('Control+Shift+A')?.()
      // Its typings lose the emitter's own methods.
      ;(powerMonitor as unknown as { emit(event: string): void }).emit('suspend')
      globalShortcut.unregisterAll()
      return [...taken, globalShortcut.isRegistered('Control+Shift+A'), heard]
    })
    expect(seen).toEqual([true, false, false, ['answer', 'suspend']])
  })
})
