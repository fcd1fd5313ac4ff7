const { contextBridge, ipcRenderer } = require('electron')

const listeners = new Set()
let last = ''
ipcRenderer.on('told', (_event, text) => {
  last = text
  for (const listener of listeners) listener(text)
})

contextBridge.exposeInMainWorld('example', {
  role: process.argv.find((word) => word.startsWith('--role='))?.slice('--role='.length),
  add: (a, b) => a + b,
  echo: (value) => ipcRenderer.invoke('echo', value),
  who: () => ipcRenderer.invoke('who'),
  fail: () => ipcRenderer.invoke('fail'),
  missing: () => ipcRenderer.invoke('nobody-handles-this'),
  tell: (text) => ipcRenderer.send('tell', text),
  onTold: (listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  lastTold: () => last,
  throwNow: () => {
    throw new RangeError('thrown in the preload')
  },
  requireFs: () => {
    try {
      return require('fs')
    } catch (error) {
      return error.message
    }
  },
})
