// The reference of bridge.ts: ipc and nothing else. The clock runs in here, so that no bridge is in the figure.
const { contextBridge, ipcRenderer } = require('electron')

contextBridge.exposeInMainWorld('bare', {
  measure: async (count) => {
    const from = performance.now()
    for (let at = 0; at < count; at += 1) {
      await ipcRenderer.invoke('bench:echo', 'dial.dismiss', { id: 'bench' })
    }
    return (performance.now() - from) / count
  },
})
