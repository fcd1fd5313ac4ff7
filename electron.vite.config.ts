import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { fastSipParser } from './renderer/phone/grammar/grammar-plugin.ts'
import { preloadSentences } from './renderer/text/preload-sentences.ts'
import { START_FILE, WINDOW_BUILD } from './renderer/window-build.ts'
import { COMMANDS, EVENTS, ROLES, type Role } from './shared/bridge.ts'

const at = (path: string) => resolve(import.meta.dirname, path)

/** The preloads need the names of the contract, not its schemas: they are computed here, so that nothing is written twice. */
const bridgeNames = Object.fromEntries(
  ROLES.map((role) => {
    const of = (record: Record<string, { roles: readonly Role[] }>) =>
      Object.entries(record).flatMap(([name, spec]) => (spec.roles.includes(role) ? [name] : []))
    return [role, { commands: of(COMMANDS), events: of(EVENTS) }]
  }),
)

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: 'node24',
      minify: 'oxc',
      // Everything is bundled but what cannot be: Electron's own module and the keychain's native binding.
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          index: at('main/index.ts'),
          sidetone: at('main/cli/sidetone.ts'),
          'relay-worker': at('main/media/relay-worker.ts'),
          'xml-worker': at('main/http/xml-worker.ts'),
        },
        external: ['electron', 'keytar', /^node:/],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    define: { BRIDGE_NAMES: JSON.stringify(bridgeNames) },
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      isolatedEntries: true,
      rolldownOptions: {
        input: {
          app: at('preload/app.ts'),
          incoming: at('preload/incoming.ts'),
          phone: at('preload/phone.ts'),
        },
        external: ['electron'],
        // A sandboxed preload is one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    base: './',
    plugins: [react(), fastSipParser(), preloadSentences()],
    build: {
      outDir: at('out/renderer'),
      emptyOutDir: true,
      isolatedEntries: true,
      ...WINDOW_BUILD,
      rolldownOptions: {
        input: {
          app: at('renderer/app/index.html'),
          incoming: at('renderer/incoming/index.html'),
          phone: at('renderer/phone/index.html'),
        },
        output: START_FILE,
      },
    },
  },
})
