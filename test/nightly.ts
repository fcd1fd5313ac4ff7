import { spawnSync } from 'node:child_process'

// `npm run nightly`: the tests that make up their input, with much more of it. Another seed each day of the year.
const seed = Math.floor(Date.now() / 86_400_000)
const runs = [
  { file: 'test/main/sip/mutations.test.ts', env: { SIDETONE_MUTATIONS: '1000000' } },
  { file: 'test/renderer/phone/grammar/equality.test.ts', env: { SIDETONE_MESSAGES: '20000' } },
]
let failed = 0
for (const { file, env } of runs) {
  process.stdout.write(`${file}, seed ${seed}\n`)
  const { status } = spawnSync('vitest', ['run', '--project', 'unit', file], {
    stdio: 'inherit',
    env: { ...process.env, ...env, SIDETONE_SEED: String(seed) },
  })
  if (status !== 0) failed += 1
}
process.exit(failed)
