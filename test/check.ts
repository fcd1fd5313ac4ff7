import { printSteps, runProject, runTool, type StepResult } from './steps.ts'

// `npm run check`: types, lint, boundaries, unused code and unit tests; under 90 s on two cores.
export async function check(): Promise<readonly StepResult[]> {
  // Lint is one long run on one core; everything else fits beside it.
  const lint = runTool('lint', 'eslint', [
    ...['--cache', '--cache-location', '.cache/eslint', '--max-warnings', '0', '.'],
  ])
  // The compiler in Go says the same in a tenth of the time; typescript-eslint still needs the one in JavaScript.
  const types = await runTool('types', 'node', ['node_modules/typescript-native/bin/tsc', '-b'])
  const format = await runTool('format', 'biome', ['format', '.'])
  const boundaries = await runTool('boundaries', 'depcruise', [
    ...['--config', '.dependency-cruiser.cjs', 'main', 'preload', 'renderer', 'shared'],
  ])
  const unused = await runTool('unused', 'knip', ['--no-progress'])
  const unit = await runProject('unit', [], false)
  return [types, await lint, format, boundaries, unused, unit]
}

if (import.meta.main) {
  const results = await check()
  for (const result of results)
    if (result.failed > 0) process.stdout.write(`\n--- ${result.name}\n${result.output}\n`)
  printSteps(results)
  process.exit(results.some((result) => result.failed > 0) ? 1 : 0)
}
