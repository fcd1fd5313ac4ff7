// Loaded before the app on a real Electron (-r): notes trays and notifications in the shape of test/stand-in/recorder.ts, so
// that tests find them in the same place. Plain CommonJS, because Electron loads it as it is.
const { Notification, Tray } = require('electron')

const recorder = { trays: [], notifications: [] }
Object.defineProperty(globalThis, Symbol.for('sidetone.recorder'), { value: recorder })

const entryOf = (tray) => {
  let entry = recorder.trays.find((one) => one.tray === tray)
  if (!entry) recorder.trays.push((entry = { tray, menu: null, toolTip: '' }))
  return entry
}
const after = (owner, name, note) => {
  const original = owner.prototype[name]
  owner.prototype[name] = function (...args) {
    const result = original.apply(this, args)
    note(this, ...args)
    return result
  }
}
after(Tray, 'setContextMenu', (tray, menu) => (entryOf(tray).menu = menu))
after(Tray, 'setToolTip', (tray, toolTip) => (entryOf(tray).toolTip = toolTip))
after(Tray, 'setImage', (tray) => entryOf(tray))
after(Tray, 'destroy', (tray) => recorder.trays.splice(recorder.trays.indexOf(entryOf(tray)), 1))

const close = (notification) => {
  for (const one of recorder.notifications) if (one.notification === notification) one.open = false
}
after(Notification, 'show', (notification) => {
  recorder.notifications.push({ notification, open: true })
  notification.once('close', () => close(notification))
})
after(Notification, 'close', close)
