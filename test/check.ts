import { printSteps, runProject, runTool, type StepResult } from './steps.ts'

const TYPES = 'node_modules/typescript-native/bin/tsc'

// `npm run check`: types, lint, boundaries, unused code and unit tests; under 90 s on two cores.
export async function check(): Promise<readonly StepResult[]> {
  const [types, lint] = await Promise.all([
    // The compiler in Go says the same in a tenth of the time; typescript-eslint still needs the one in JavaScript.
    runTool('types', 'node', [TYPES, '-b']),
    runTool('lint', 'eslint', ['--cache', '--cache-location', '.cache/eslint', '--max-warnings', '0', '.']),
  ])
  const [format, boundaries, unused] = await Promise.all([
    runTool('format', 'biome', ['format', '.']),
    runTool('boundaries', 'depcruise', [
      '--config',
      '.dependency-cruiser.cjs',
      'main',
      'preload',
      'renderer',
      'shared',
    ]),
    runTool('unused', 'knip', ['--no-progress']),
  ])
  const unit = await runProject('unit', [], false)
  return [types, lint, format, boundaries, unused, unit]
}

if (import.meta.main) {
  const results = await check()
  for (const result of results)
    if (result.failed > 0) process.stdout.write(`\n--- ${result.name}\n${result.output}\n`)
  printSteps(results)
  process.exit(results.some((result) => result.failed > 0) ? 1 : 0)
}
