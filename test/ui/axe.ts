import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds wrong with the page as it stands, one line each; empty = nothing. */
export async function axeFindings(page: Page, only?: readonly string[]): Promise<readonly string[]> {
  // Half a megabyte of script: once a page.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source)
  const options: RunOptions = { resultTypes: ['violations'], ...(only ? { runOnly: [...only] } : {}) }
  const results = await page.evaluate(
    (given) =>
      (globalThis as unknown as { axe: { run: (o: RunOptions) => Promise<AxeResults> } }).axe.run(given),
    options,
  )
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(
      (node) =>
        `${id}: ${node.html.slice(0, 160)} — ${node.failureSummary?.split('\n').slice(1, 3).join(' ') ?? ''}`,
    ),
  )
}
