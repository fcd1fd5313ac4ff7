import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { chromium } from 'playwright-core'

// Renders the PNGs from the SVGs beside it: `node resources/icons/render.ts`. Needed only after a drawing changed.
const dir = import.meta.dirname
const sizes = (name: string): readonly (readonly [string, number])[] =>
  name === 'icon'
    ? [16, 32, 48, 64, 128, 256, 512, 1024].map(
        (size) => [size === 512 ? 'icon.png' : `icon-${size}.png`, size] as const,
      )
    : [
        [`${name}.png`, 22],
        [`${name}@2x.png`, 44],
      ]
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
const page = await browser.newPage()
for (const file of readdirSync(dir).filter((name) => name.endsWith('.svg'))) {
  const svg = readFileSync(`${dir}/${file}`, 'utf8')
  for (const [png, size] of sizes(file.slice(0, -4))) {
    await page.setViewportSize({ width: size, height: size })
    await page.setContent(
      `<body style="margin:0">${svg.replace('<svg ', `<svg width="${size}" height="${size}" `)}</body>`,
    )
    writeFileSync(`${dir}/${png}`, await page.screenshot({ omitBackground: true }))
  }
}
await browser.close()
