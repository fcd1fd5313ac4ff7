import { registerHooks } from 'node:module'

// node --import ./test/stand-in/register.ts out/main/index.js [args]
// Every name of Electron leads to one file, so that `import` and `require` see the same objects.
const NAMES: readonly string[] = ['electron', 'electron/main', 'electron/common']
const STAND_IN = new URL('./electron.ts', import.meta.url).href

registerHooks({
  resolve: (specifier, context, nextResolve) =>
    NAMES.includes(specifier)
      ? { url: STAND_IN, format: 'module-typescript', shortCircuit: true }
      : nextResolve(specifier, context),
})
