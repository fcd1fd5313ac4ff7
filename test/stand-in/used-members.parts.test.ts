import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..', '..')
const API = join(import.meta.dirname, 'api')

/** Electron's type -> the stand-in's class or factory; the others have the same name with StandIn in front. */
const MAKERS: Readonly<Record<string, string>> = {
  Clipboard: 'makeClipboard',
  Dialog: 'makeDialog',
  GlobalShortcut: 'makeGlobalShortcut',
  PowerSaveBlocker: 'makePowerSaveBlocker',
  Shell: 'makeShell',
  BaseWindow: 'StandInBrowserWindow',
  WebFrameMain: 'StandInWebFrame',
  CommandLine: 'StandInCommandLine',
}

/** `Type.member` of Electron's typings for every member that main and preload use. */
function usedMembers(program: ts.Program): ReadonlySet<string> {
  const checker = program.getTypeChecker()
  const used = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) {
      for (const declaration of checker.getSymbolAtLocation(node.name)?.declarations ?? []) {
        const owner = declaration.parent
        const named = ts.isClassDeclaration(owner) || (ts.isInterfaceDeclaration(owner) && owner.name)
        // `process` is Node's, whatever Electron's typings add to it.
        if (
          named &&
          owner.name?.text !== 'Process' &&
          declaration.getSourceFile().fileName.endsWith('/electron/electron.d.ts')
        ) {
          used.add(`${owner.name?.text ?? ''}.${node.name.text}`)
        }
      }
    }
    ts.forEachChild(node, visit)
  }
  for (const file of program.getSourceFiles()) {
    if (/\/(main\/shell|main\/index|preload)\b/.test(file.fileName)) visit(file)
  }
  return used
}

describe('what main and preload use of Electron', () => {
  it('is there in the stand-in', () => {
    const config = ts.getParsedCommandLineOfConfigFile(
      join(ROOT, 'main', 'tsconfig.json'),
      { noEmit: true },
      {
        ...ts.sys,
        onUnRecoverableConfigFileDiagnostic: (problem) => {
          throw new Error(ts.flattenDiagnosticMessageText(problem.messageText, '\n'))
        },
      },
    )
    const standIn = [
      join(import.meta.dirname, 'electron.ts'), // static members and instances
      ...readdirSync(API).map((name) => join(API, name)),
    ].filter((name) => !name.endsWith('.test.ts'))
    const program = ts.createProgram([...(config?.fileNames ?? []), ...standIn], {
      ...config?.options,
      composite: false,
      lib: ['lib.es2024.d.ts', 'lib.dom.d.ts'],
    })
    const checker = program.getTypeChecker()
    const exported = new Map<string, ts.Type>()
    for (const path of standIn) {
      const file = program.getSourceFile(path)
      const module = file && checker.getSymbolAtLocation(file)
      for (const symbol of module ? checker.getExportsOfModule(module) : []) {
        exported.set(symbol.name, checker.getTypeOfSymbol(symbol))
      }
    }
    /** Members of what a type's stand-in is, makes or constructs. */
    const membersOf = (typeName: string): ReadonlySet<string> => {
      const names = [
        MAKERS[typeName] ?? `StandIn${typeName}`,
        typeName,
        typeName.replace(/^./, (one) => one.toLowerCase()),
      ]
      const types = names.flatMap((name) => exported.get(name) ?? [])
      const made = types.flatMap((type) =>
        [...type.getConstructSignatures(), ...type.getCallSignatures()].map((one) => one.getReturnType()),
      )
      return new Set([...types, ...made].flatMap((type) => type.getProperties()).map(({ name }) => name))
    }

    const used = usedMembers(program)
    expect(used.size).toBeGreaterThan(40)
    const missing = [...used].filter((member) => {
      const [typeName = '', name = ''] = member.split('.')
      return !membersOf(typeName).has(name) && !KNOWN_ELSEWHERE.test(typeName)
    })
    expect(missing).toEqual([])
  }, 60_000)
})

/** Parameter bags, events, and what preloads get (world/preload-half.ts, proven by bridge.parts.test.ts). */
const KNOWN_ELSEWHERE =
  /^(ContextBridge|IpcRenderer|Event|IpcMain(Invoke)?Event|.*(Details|Options|Params|ReturnValue|Request|Response)|Display|Rectangle|Point|Size|WebRequest)$/
