import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { chromium } from 'playwright-core'

// Renders the PNGs from the SVGs beside it: `node resources/icons/render.ts`. Needed only after a drawing changed.
const dir = import.meta.dirname
/** Pictures of one drawing: file, size in pixels, and what its black becomes. */
type Picture = readonly [file: string, size: number, black?: string]
/** Windows scales its notification area in these steps (100 to 200 %). */
const WINDOWS = [
  ['', 16],
  ['@1.25x', 20],
  ['@1.5x', 24],
  ['@2x', 32],
] as const
const pictures = (name: string): readonly Picture[] => {
  if (name === 'icon')
    return [16, 32, 48, 64, 128, 256, 512, 1024].map(
      (size) => [size === 512 ? 'icon.png' : `icon-${size}.png`, size] as const,
    )
  if (name === 'badge') return WINDOWS.map(([scale, size]) => [`badge${scale}.png`, size] as const)
  if (!name.endsWith('Template'))
    return [
      [`${name}.png`, 22],
      [`${name}@2x.png`, 44],
    ]
  // macOS paints template images itself, 16 points high; Windows gets one for light and one for dark task bars.
  const plain = name.replace('Template', '')
  return [
    [`${name}.png`, 16],
    [`${name}@2x.png`, 32],
    ...WINDOWS.flatMap(([scale, size]): Picture[] => [
      [`${plain}-on-light${scale}.png`, size],
      [`${plain}-on-dark${scale}.png`, size, '#fff'],
    ]),
  ]
}
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
const page = await browser.newPage()
for (const file of readdirSync(dir).filter((name) => name.endsWith('.svg'))) {
  const svg = readFileSync(`${dir}/${file}`, 'utf8')
  for (const [png, size, black] of pictures(file.slice(0, -4))) {
    await page.setViewportSize({ width: size, height: size })
    await page.setContent(
      `<body style="margin:0">${(black ? svg.replaceAll('#000', black) : svg).replace('<svg ', `<svg width="${size}" height="${size}" `)}</body>`,
    )
    writeFileSync(`${dir}/${png}`, await page.screenshot({ omitBackground: true }))
  }
}
await browser.close()
