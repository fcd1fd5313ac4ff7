import { check } from './check.ts'
import { printSteps, runProject, runTool, type StepResult } from './steps.ts'

// `./dev test`: every check and every test, and a last line that says how many passed and failed.
const only = process.argv.slice(2)
const results: StepResult[] = []
const add = (...more: readonly StepResult[]) => {
  for (const result of more) {
    results.push(result)
    if (result.failed > 0 && result.name !== 'parts' && result.name !== 'e2e')
      process.stdout.write(`\n--- ${result.name}\n${result.output}\n`)
  }
}

add(await runTool('build', 'electron-vite', ['build', '--logLevel', 'warn']))
if (only.length === 0) add(...(await check()))
else add(await runProject('unit', only))
add(await runProject('parts', only))
add(await runProject('e2e', only))

process.stdout.write('\n')
printSteps(results)
const sum = (key: 'passed' | 'failed' | 'skipped') =>
  results.reduce((total, result) => total + result[key], 0)
const skipped = sum('skipped')
process.stdout.write(
  `${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`,
)
process.exit(sum('failed') > 0 ? 1 : 0)
